import type { FastifyRequest } from 'fastify'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import { type IncomingReceipt, storeReceipt } from '../actions/receipts.ts'
import type { SubmitToken } from '../actions/submit-token.ts'
import type { Project } from '../domain/project.ts'
import { type CaptureWay, type Receipt, type StoredReceipt, storedBody } from '../domain/receipt.ts'
import { subPath } from '../intake/mapping-options.ts'
import { processReceipt } from '../intake/process.ts'
import { storeAndProcess } from '../intake/store-and-process.ts'
import type { BatchOperation, Store } from '../store/store.ts'
import { queryOf } from './secret.ts'

/** The stored headers: those needed to parse a submission, and to tell visitors apart. */
const storedHeaders = ['content-type', 'origin', 'referer', 'user-agent', 'accept-language', 'accept-charset'] as const

/** The longest stored header, in characters. A browser may send an address of any length as its referrer. */
const maxHeader = 2_000

/** How a submission arrived: its entry point, form or mapping, and key. */
export type Arrival = {
  way: CaptureWay
  key?: number
  form?: number
  mapping?: string
  /** The rest of the path after the source. */
  path?: string | undefined
  /** Whether its key is known only to a site's own server, whose address stands for all its visitors. */
  isOfServer?: boolean
  submitToken?: SubmitToken | undefined
}

/**
 * Stores a request and processes it. Once it is stored the visitor gets a success, and after a failure the recovery
 * processes it later. Refuses submissions over the limit of their key or form.
 */
export async function receiveAndProcess(
  store: Store,
  project: Project,
  request: FastifyRequest,
  arrival: Arrival,
  now: number,
): Promise<CompletedReceipt> {
  const stored = await receive(store, project, request, arrival, now, storeAndProcess)
  if ('completed' in stored) return noted(request, stored.completed)
  if (stored.end !== null) return stored
  try {
    const worked = await processReceipt(store, project, stored, now, (error) => {
      request.fault = error
    })
    return noted(request, worked)
  } catch (error) {
    request.fault = error
    return stored
  }
}

function noted(request: FastifyRequest, worked: CompletedReceipt): CompletedReceipt {
  if (worked.end !== null) request.receiptEnd = worked.end
  return worked
}

/** Stores a request, with `operation` if given. Refuses submissions over the limit of their key or form. */
export async function receive<G extends object = never>(
  store: Store,
  project: Project,
  request: FastifyRequest,
  { way, key, form, mapping, path, isOfServer = false, submitToken }: Arrival,
  now: number,
  operation?: BatchOperation<IncomingReceipt, number | Receipt, G>,
): Promise<StoredReceipt | G> {
  const sender = key === undefined ? `form ${project.id} ${form}` : `key ${key}`
  await request.countSender(sender)
  const body = (request.body as Buffer | undefined) ?? new Uint8Array()
  const query = queryOf(request)
  const headers = headersOf(request)
  const beside = query.length + Object.values(headers).join('').length
  if (body.length > storedBody) await request.countSpooled(sender, body.length, isOfServer)
  else await request.countStored(sender, body.length + beside, isOfServer)
  const sent = {
    at: now,
    way,
    key: key ?? null,
    form: form ?? null,
    mapping: mapping ?? null,
    method: request.method,
    query: withPath(ownQuery(query), path),
    headers,
    address: request.ip,
  }
  return storeReceipt(store, project, sent, body, submitToken, operation)
}

/** The stored headers of a request, each cut to its limit. */
function headersOf({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    storedHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, String(value).slice(0, maxHeader)]]
    }),
  )
}

/** The query without the secret and the snippet's control parameters; the rest keeps its bytes in any charset. */
export function ownQuery(query: string): string {
  if (query === '') return ''
  const pairs = query.split('&').filter((pair) => !ofDoor.has(new URLSearchParams(pair).keys().next().value ?? ''))
  return pairs.join('&').replace(/[^\x21-\x7e]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

const ofDoor = new Set(['key', '_once', '_form', subPath])

/** Adds the rest of the path as a field of the query, so that a mapping can read it. */
export function withPath(query: string, path: string | undefined): string {
  if (!path) return query
  return `${subPath}=${encodeURIComponent(path)}${query && '&'}${query}`
}
