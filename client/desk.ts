import { DeskError, DeskUnreachable, type Problem } from './errors.ts'
import { operations } from './operations.ts'
import { Pages } from './pages.ts'
import { type Answer, type Attempt, retrying } from './retries.ts'
import type { CallOptions, Desk, DeskOptions, FileBody } from './types.ts'

type Given = Record<string, unknown>

/** The client of a desk: a method for each operation of its API that a key may call, named by operation id. */
export function createDesk(options: DeskOptions): Desk {
  const methods = Object.keys(operations).map((id) => [id, methodOf(id as keyof typeof operations, options)])
  return Object.fromEntries(methods) as Desk
}

function methodOf(id: keyof typeof operations, options: DeskOptions) {
  const [method, path, { query = [], body, isPaged = false, isRaw = false }] = operations[id]
  return (given: Given = {}, own: CallOptions = {}) => {
    if (!isPaged) return call(given)
    return new Pages(given, (args) => call(args) as Promise<never>)

    async function call(args: Given): Promise<unknown> {
      const { project = options.project, ...rest } = args
      const all: Given = { ...rest, ...(project !== undefined && { project }) }
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const lacking = inPath.find((name) => all[name] === undefined)
      if (lacking) throw new TypeError(`${id} needs ${lacking}`)
      const url = `${options.url.replace(/\/+$/, '')}${path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(all[name])))}${writeQuery(query, all)}`
      const sent = Object.entries(all).filter(([name]) => !inPath.includes(name) && !query.includes(name))
      const isPost = method === 'POST' && inPath.includes('project')
      const headers = { ...headersOf(options, own, isPost), ...(body && { 'Content-Type': body }) }
      const content =
        body && (body === 'application/json' ? JSON.stringify(Object.fromEntries(sent)) : fileOf(all.body))
      const attempt: Attempt = { method, url, headers, body: content, signal: own.signal, isRaw }
      const isRepeatable =
        method === 'GET' || isPost || ((method === 'PUT' || method === 'PATCH') && own.ifMatch === undefined)
      return read(await retrying(attempt, options, isRepeatable))
    }
  }
}

/** Files and bytes are sent as they are; anything else becomes a text. */
function fileOf(given: unknown): FileBody {
  const isFile = given instanceof Blob || given instanceof ArrayBuffer || given instanceof Uint8Array
  return isFile ? given : String(given ?? '')
}

function writeQuery(names: readonly string[], all: Given): string {
  const pairs = names
    .filter((name) => all[name] !== undefined)
    .map((name): [string, string] => {
      const value = all[name]
      return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]
    })
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

/** A POST under a project gets an idempotency key, so that it is done once even if it is sent again. */
function headersOf(
  { key }: DeskOptions,
  { idempotencyKey, ifMatch }: CallOptions,
  isPost: boolean,
): Record<string, string> {
  return {
    Authorization: `Bearer ${key}`,
    ...(isPost && { 'Idempotency-Key': idempotencyKey ?? newKey() }),
    ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
  }
}

/** `randomUUID` is not available on pages without TLS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function read({ response, body }: Answer): unknown {
  if (response.ok && body !== undefined) return body
  if (response.status === 204) return
  const problem = body as Problem | undefined
  if (!response.ok && typeof problem?.code === 'string') throw new DeskError(problem)
  throw new DeskUnreachable(`The answer ${response.status} is none of a desk`)
}
