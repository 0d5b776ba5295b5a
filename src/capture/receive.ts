import type { FastifyRequest } from 'fastify'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import { type IncomingReceipt, type SubmitToken, storeReceipt } from '../actions/receipts.ts'
import type { Project } from '../domain/project.ts'
import { type CaptureWay, type KeptReceipt, type Receipt, storedBody } from '../domain/receipt.ts'
import { processReceipt } from '../intake/process.ts'
import { storeAndProcess } from '../intake/store-and-process.ts'
import type { BatchOperation, Store } from '../store/store.ts'
import { queryOf } from './secret.ts'

/** Headers that are kept with a receipt: what is needed to read it, and what tells visitors apart. */
const keptHeaders = ['content-type', 'origin', 'referer', 'user-agent', 'accept-language', 'accept-charset'] as const

/** By which way something came, to which form or mapping, with which key. */
export type Arrival = {
  way: CaptureWay
  key?: number
  form?: number
  mapping?: string
  submitToken?: SubmitToken | undefined
}

/**
 * Keeps a request as it came, and then works it. Once it is kept the visitor has succeeded: whatever befalls the work, the receipt
 * stays, and is worked later. Refuses what is over the limit of its key or form.
 */
export async function receiveAndProcess(
  store: Store,
  project: Project,
  request: FastifyRequest,
  came: Arrival,
  now: number,
): Promise<CompletedReceipt> {
  const kept = await receive(store, project, request, came, now, storeAndProcess)
  if ('completed' in kept) return noted(request, kept.completed)
  if (kept.end !== null) return kept
  try {
    const worked = await processReceipt(store, project, kept, now, (error) => {
      request.fault = error
    })
    return noted(request, worked)
  } catch (error) {
    request.fault = error
    return kept
  }
}

function noted(request: FastifyRequest, worked: CompletedReceipt): CompletedReceipt {
  if (worked.end !== null) request.receiptEnd = worked.end
  return worked
}

/** Keeps a request as it came, by `many` where that is given. Refuses what is over the limit of its key or form. */
export async function receive<G extends object = never>(
  store: Store,
  project: Project,
  request: FastifyRequest,
  { way, key, form, mapping, submitToken }: Arrival,
  now: number,
  many?: BatchOperation<IncomingReceipt, number | Receipt, G>,
): Promise<KeptReceipt | G> {
  await request.countSender(key === undefined ? `form ${project.id} ${form}` : `key ${key}`)
  const body = (request.body as Buffer | undefined) ?? new Uint8Array()
  if (body.length > storedBody) await request.countSpooled(body.length)
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, String(request.headers[name])]])),
  )
  const sent = {
    at: now,
    way,
    key: key ?? null,
    form: form ?? null,
    mapping: mapping ?? null,
    method: request.method,
    query: ownQuery(queryOf(request)),
    headers,
    address: request.ip,
  }
  return storeReceipt(store, project, sent, body, submitToken, many)
}

/** The query without the secret in it, and without what the snippet says to the door alone; the rest as its bytes came, in any charset. */
function ownQuery(query: string): string {
  if (query === '') return ''
  const pairs = query.split('&').filter((pair) => !ofDoor.has(new URLSearchParams(pair).keys().next().value ?? ''))
  return pairs.join('&').replace(/[^\x21-\x7e]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

const ofDoor = new Set(['key', '_once', '_form'])
