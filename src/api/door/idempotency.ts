import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import stringify from 'safe-stable-stringify'
import {
  checkIdempotencyKey,
  earlierResponse,
  type IdempotentRequest,
  type StoredResponse,
} from '../../domain/idempotency.ts'
import type { Store } from '../../store/store.ts'
import type { Authorized } from './authorize.ts'

/** Thrown by a claim which finds that the request was processed before. */
export class AlreadyProcessed extends Error {
  readonly response: StoredResponse

  constructor(response: StoredResponse) {
    super('Answered before')
    this.response = response
  }
}

/** Identifies a request with an `Idempotency-Key` by its caller and a hash of its content and the caller's mask; undefined without one. */
export function readIdempotentRequest(
  request: FastifyRequest,
  { caller, project, viewer }: Authorized,
  body: unknown,
): IdempotentRequest | undefined {
  const given = request.headers['idempotency-key']
  if (given === undefined || !project) return
  const key = checkIdempotencyKey(given)
  const hiding = viewer?.mask ? `\n${stringify(viewer.mask)}` : '' // an earlier response may hold what is masked now
  const content = body instanceof Uint8Array ? hash('sha256', body, 'base64url') : stringify(body)
  const fingerprinted = `${request.method} ${request.raw.url}\n${content}${hiding}`
  return { project: project.id, caller: caller.number, key, hash: hash('sha256', fingerprinted, 'base64url') }
}

/** How a request with an `Idempotency-Key` is processed once. */
export type Idempotency = ReturnType<typeof idempotently>

/**
 * Processes a request once. One transaction claims the key, does the work and stores the response, so a crash leaves all of it or nothing. Work
 * outside the database needs `claim` before it.
 */
export function idempotently(store: Store, request: IdempotentRequest, now: number) {
  let isClaimed = false
  return { before, claim, release, storeFor }

  /** The stored response, if the request was processed before. */
  async function before(): Promise<StoredResponse | undefined> {
    const earlier = await store.idempotency.find(request, now)
    return earlier && earlierResponse(earlier, request)
  }

  /** Claims the key in a transaction of its own, so that a repeated request is refused by every process until the response is stored. */
  async function claim(): Promise<void> {
    const earlier = await store.transaction((tx) => tx.idempotency.claim(request, now), request.project)
    if (earlier) throw new AlreadyProcessed(earlierResponse(earlier, request))
    isClaimed = true
  }

  /** Gives up the key of a refused request, which may be sent again. */
  async function release(): Promise<void> {
    if (isClaimed) await store.transaction((tx) => tx.idempotency.release(request), request.project)
  }

  /** A store whose one transaction claims the key, and stores the response that `toStore` makes of its result. */
  function storeFor(toStore: (made: unknown) => StoredResponse): Store {
    let isOver = false
    const transaction: Store['transaction'] = async (body, project) => {
      if (isOver) throw new Error('An action with an Idempotency-Key runs in one transaction')
      isOver = true
      return store.transaction(async (tx) => {
        const earlier = isClaimed ? undefined : await tx.idempotency.claim(request, now)
        if (earlier) throw new AlreadyProcessed(earlierResponse(earlier, request))
        const made = await body(tx)
        await tx.idempotency.complete(request, toStore(made))
        return made
      }, project)
    }
    return { ...store, transaction }
  }
}

/** A store for a route that takes an `Idempotency-Key`: it throws on writes before the response is stored. Longer work belongs in a job. */
export function guardWrites(store: Store, isStored: () => boolean): Store {
  const transaction: Store['transaction'] = (body, project) => {
    if (!isStored()) throw new Error('With an Idempotency-Key, write in storeResponse')
    return store.transaction(body, project)
  }
  return { ...store, transaction }
}

/** The part of a response that is stored: status, content, and the headers `ETag` and `Location`. */
export function responseToStore(reply: FastifyReply, answer: unknown): StoredResponse {
  const headers = Object.fromEntries(
    ['ETag', 'Location'].map((name) => [name, reply.getHeader(name)]).filter(([, value]) => value !== undefined),
  )
  return { status: reply.statusCode, headers, answer: answer === undefined ? null : JSON.stringify(answer) }
}

/** Sends a stored response. */
export function replayResponse(reply: FastifyReply, { status, headers, answer }: StoredResponse): FastifyReply {
  reply.code(status).headers({ ...headers, 'Idempotent-Replayed': 'true' })
  return answer === null ? reply.send() : reply.type('application/json; charset=utf-8').send(answer)
}
