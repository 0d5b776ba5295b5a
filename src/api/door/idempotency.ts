import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import stringify from 'safe-stable-stringify'
import type { IdempotentRequest, ProcessedRequest } from '../../domain/idempotency.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import type { Authorized } from './authorize.ts'

type StoredResponse = NonNullable<ProcessedRequest['response']>

/** The same request has an answer already, as it turned out in the middle of the work. */
export class AlreadyProcessed extends Error {
  readonly response: StoredResponse

  constructor(response: StoredResponse) {
    super('Answered before')
    this.response = response
  }
}

/** What makes a request one that is done once: its `Idempotency-Key`, whose it is, all that it asks, and what is hidden from who asks. */
export function readIdempotencyKey(
  request: FastifyRequest,
  { caller, project, viewer }: Authorized,
  body: unknown,
): IdempotentRequest | undefined {
  const given = request.headers['idempotency-key']
  if (given === undefined || !project) return
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(given))
    throw refusal('bad-idempotency-key', {}, 'Idempotency-Key')
  const hiding = viewer?.mask ? `\n${stringify(viewer.mask)}` : '' // an answer from before would tell what is hidden now
  const fingerprinted = `${request.method} ${request.raw.url}\n${stringify(body)}${hiding}`
  return { project: project.id, keyId: caller.number, key: given, hash: hash('sha256', fingerprinted, 'base64url') }
}

/** Does a request once: the transaction that does the work takes its key and keeps its answer, so that all of it is on disk or nothing. */
export function idempotently(store: Store, request: IdempotentRequest, now: number) {
  return { before, storeFor }

  /** What an earlier request got. */
  async function before(): Promise<StoredResponse | undefined> {
    const earlier = await store.apiIdempotency.find(request, now)
    return earlier && responseTo(earlier)
  }

  /** A store whose one transaction takes the key, and keeps what `say` says of what it made. */
  function storeFor(toStore: (made: unknown) => StoredResponse): Store {
    let isOver = false
    const transaction: Store['transaction'] = async (body, project) => {
      if (isOver) throw new Error('A verb whose answer is kept is one transaction')
      isOver = true
      return store.transaction(async (tx) => {
        const earlier = await tx.apiIdempotency.claim(request, now)
        if (earlier) throw new AlreadyProcessed(responseTo(earlier))
        const made = await body(tx)
        await tx.apiIdempotency.complete(request, toStore(made))
        return made
      }, project)
    }
    return { ...store, transaction }
  }

  function responseTo(earlier: ProcessedRequest): StoredResponse {
    if (earlier.hash !== request.hash) throw refusal('other-body', {}, 'Idempotency-Key')
    if (!earlier.response) throw refusal('once-running', { seconds: 1 }, 'Idempotency-Key')
    return earlier.response
  }
}

/** A store of a request that may come again: it writes nothing before the answer is kept. What goes on after that is the work of a job. */
export function guardWrites(store: Store, isStored: () => boolean): Store {
  const transaction: Store['transaction'] = (body, project) => {
    if (!isStored()) throw new Error('What may come again under an Idempotency-Key is written by keepAnswer')
    return store.transaction(body, project)
  }
  return { ...store, transaction }
}

/** What is kept of an answer. */
export function responseToStore(reply: FastifyReply, answer: unknown): StoredResponse {
  const headers = Object.fromEntries(
    ['ETag', 'Location'].map((name) => [name, reply.getHeader(name)]).filter(([, value]) => value !== undefined),
  )
  return { status: reply.statusCode, headers, answer: answer === undefined ? null : JSON.stringify(answer) }
}

/** Answers as before. */
export function replayResponse(reply: FastifyReply, { status, headers, answer }: StoredResponse): FastifyReply {
  reply.code(status).headers({ ...headers, 'Idempotent-Replayed': 'true' })
  return answer === null ? reply.send() : reply.type('application/json; charset=utf-8').send(answer)
}
