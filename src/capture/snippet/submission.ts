import { touches } from './touches.ts'
import type { Filled, Values } from './values.ts'

/** A submission: its URL and body; `whole` is the body with files, if there are any. */
export type Submission = {
  once: string
  url: string
  body: string
  whole: FormData | undefined
}

/** Data beside the values: the token of the form, whether a script sends it as a goal, and the counter's data. */
type Along = { token?: string | null | undefined; goal?: true | undefined; counted?: Counted | undefined }
/** The number of the visit, and the touches, with ids from other counters. */
export type Counted = { visit: string | undefined; touches: ReturnType<typeof touches> }

/**
 * Builds a submission from the values and the snippet's own data, which is in a field of its own.
 */
export function pack({ values, files, trap }: Filled, address: string, { token, goal, counted }: Along): Submission {
  const once = newOnce()
  const known = {
    touches: touches(),
    seconds: Math.round(performance.now() / 1000),
    once,
    page: location.href,
    trap,
    goal,
    ...counted,
  }
  const names = Object.fromEntries(files.map(([name, file]) => [name, file.name]))
  return {
    once,
    url: `${address}_once=${once}${token ? `&_form=${encodeURIComponent(token)}` : ''}`,
    body: JSON.stringify({ ...names, ...values, _zayavka: known }),
    whole: files.length > 0 ? withFiles(values, known, files) : undefined,
  }
}

function withFiles(values: Values, known: object, files: Filled['files']): FormData {
  const data = new FormData()
  for (const [name, given] of Object.entries(values))
    for (const value of [given].flat()) data.append(name, String(value))
  data.append('_zayavka', JSON.stringify(known))
  for (const [name, file] of files) data.append(name, file)
  return data
}

/** A unique name of a submission. `randomUUID` is missing on pages without TLS. */
function newOnce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
