/** The expected outcome of a submission: a lead, a lead with a duplicate that joins it, spam, or quarantine since it is no JSON. */
const kinds = ['lead', 'duplicate', 'spam', 'quarantine'] as const
type Kind = (typeof kinds)[number]

/** A submission; its unique mark is contained in the text. */
export type Said = { mark: string; kind: Kind; door: Door; address: string }

/** The address and keys of the desk; each way has its own limits. */
export type Site = { server: string; keys: string[]; form: string }

/** What visitors know: the successes, with the lead if the door returned it, and the submissions without an answer. */
export type Known = { told: Map<string, Said & { lead?: string }>; sent: Map<string, Said> }

/** A visitor who uses all doors in turn. Submissions without an answer are repeated unchanged when the server is back. */
export function stranger(index: number) {
  let turn = 0
  let again: Said[] = []

  /** Sends until the server is gone. */
  return async function visit(site: Site, { told, sent }: Known): Promise<void> {
    for (;;) {
      const said = again[0] ?? next()
      try {
        sent.set(said.mark, said)
        for (let copies = said.kind === 'duplicate' ? 2 : 1; copies > 0; copies--) {
          const lead = await post(site, said, site.keys[index % site.keys.length] as string)
          told.set(said.mark, { ...said, ...(lead !== undefined && { lead }) })
        }
        again = again.slice(1)
      } catch (error) {
        if (!(error instanceof TypeError)) throw error // fetch throws this when the connection is gone
        if (again[0] !== said) again.push(said)
        return
      }
    }
  }

  function next(): Said {
    const kind = kinds[turn % 7] ?? 'lead'
    const door = kind === 'quarantine' ? 'proxy JSON' : (doorNames[(turn + index) % doorNames.length] as Door)
    const mark = `mark-${index}-${turn++}-`
    return { mark, kind, door, address: `10.${index}.${(turn >> 8) % 256}.${turn % 256}` }
  }
}

async function post(site: Site, said: Said, key: string): Promise<string | undefined> {
  const { path, ...request } = requestOf(site, said, key)
  const response = await fetch(`${site.server}${path}`, request)
  const text = await response.text()
  if (response.status >= 400) throw new Error(`${said.door} was answered ${response.status}: ${text}`)
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text).lead_id : undefined
}

/** The request for a submission at a door. */
export function requestOf(site: Site, said: Said, key: string) {
  const request: Request = doors[said.door](said, { ...site, key })
  const headers = { 'User-Agent': 'stranger', 'X-Forwarded-For': said.address, ...request.headers }
  return { ...request, headers, redirect: 'manual' as const }
}

type Request = { path: string; method: string; headers?: Record<string, string>; body?: string | FormData }
type At = Omit<Site, 'keys'> & { key: string }

const proxy = '/api/proxy/1.0/leads/add'
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** The stop-word of the project makes a submission spam. */
const valuesOf = ({ mark, kind }: Said) => ({ name: 'Иван', comment: kind === 'spam' ? `${mark} казино` : mark })

const doors = {
  'proxy GET': (said, { key }) => ({
    path: `${proxy}?${new URLSearchParams({ key, ...valuesOf(said) })}`,
    method: 'GET',
  }),
  'proxy POST': (said, { key }) => ({
    path: `${proxy}?key=${key}`,
    method: 'POST',
    headers: urlencoded,
    body: new URLSearchParams(valuesOf(said)).toString(),
  }),
  'proxy JSON': (said, { key }) => ({
    path: `${proxy}?key=${key}`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(valuesOf(said)).slice(0, said.kind === 'quarantine' ? -1 : undefined),
  }),
  form: (said, { form }) => ({
    path: form,
    method: 'POST',
    headers: urlencoded,
    body: new URLSearchParams(valuesOf(said)).toString(),
  }),
  'form multipart': (said, { form }) => ({ path: form, method: 'POST', body: multipart(valuesOf(said)) }),
  in: (said, { key }) => ({
    path: `/in/generic?key=${key}`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(valuesOf(said)),
  }),
  webhook: (said, { key }) => ({
    path: `/integration/webhook?key=${key}`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(valuesOf(said)),
  }),
  'former proxy': (said, { key }) => {
    const { name, comment: leadText } = valuesOf(said)
    const body = new URLSearchParams({ name, leadText, key }).toString()
    return { path: '/proxy/lead/add', method: 'POST', headers: urlencoded, body }
  },
  snippet: (said, { key }) => ({
    path: `/s?key=${key}&_once=${said.mark}of-one-submit`,
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: JSON.stringify(valuesOf(said)),
  }),
} satisfies Record<string, (said: Said, at: At) => Request>

type Door = keyof typeof doors
export const doorNames = Object.keys(doors) as Door[]

/** The body of a form with a file. */
function multipart(values: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  data.set('plan', new Blob(['plan of a flat'], { type: 'image/png' }), 'plan.png')
  return data
}
