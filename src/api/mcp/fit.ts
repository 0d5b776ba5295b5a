/** The maximum length (characters) of an answer: about what an agent can read at once. */
export const maxAnswerLength = 25_000

/** How many of the first items fit into `maxLength` characters of JSON; at least one. */
export function fitting(items: readonly unknown[], maxLength: number): number {
  let left = maxLength
  const tooMany = items.findIndex((item) => {
    left -= JSON.stringify(item).length + 1
    return left < 0
  })
  return tooMany < 0 ? items.length : Math.max(tooMany, 1)
}

/** The items from the place that a cursor names, as many as fit, and the cursor of the next ones. */
export function pageFrom<T>(
  items: readonly T[],
  cursor: string | undefined,
  maxLength: number,
): { items: T[]; next: string | null } {
  const rest = items.slice(Number(cursor ?? 0))
  const page = rest.slice(0, fitting(rest, maxLength))
  return { items: page, next: page.length < rest.length ? String(items.length - rest.length + page.length) : null }
}

/** The lengths (characters) to which texts are cut: each is tried in turn until the answer fits. */
const cuts = [4_000, 1_000, 250, 60]
/** Fields that are never cut: the notice, and values that an agent passes back to us. A list of leads with its filter is one too. */
const kept = ['next', 'undo', 'id', 'notice']

/** Cuts long texts of an answer if it does not fit; undefined if it does not fit even then. */
export function fitted(answer: Record<string, unknown>): Record<string, unknown> | undefined {
  if (isFitting(answer)) return answer
  for (const length of cuts) {
    const cut = { ...(cutTexts(answer, length) as object), is_cut: true }
    if (isFitting(cut)) return cut
  }
}

function isFitting(answer: object): boolean {
  return JSON.stringify(answer).length <= maxAnswerLength
}

function cutTexts(value: unknown, length: number): unknown {
  if (typeof value === 'string') return value.length > length ? `${value.slice(0, length).toWellFormed()}…` : value
  if (Array.isArray(value)) return value.map((each) => cutTexts(each, length))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, isKept(name, each) ? each : cutTexts(each, length)]),
  )
}

/** A stranger can name a field of an enquiry `list`, but its value is a text. */
function isKept(name: string, value: unknown): boolean {
  if (name === 'list') return typeof value === 'object' && value !== null && 'filter' in value
  return kept.includes(name)
}
