import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import stringify from 'safe-stable-stringify'
import type { Answered, OnceRequest } from '../../domain/once.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import type { Entered } from './rights.ts'

type Said = NonNullable<Answered['said']>

/** The same request has an answer already, as it turned out in the middle of the work. */
export class Taken extends Error {
  readonly said: Said

  constructor(said: Said) {
    super('Answered before')
    this.said = said
  }
}

/** What makes a request one that is done once: its `Idempotency-Key`, whose it is, all that it asks, and what is hidden from who asks. */
export function readOnce(
  request: FastifyRequest,
  { caller, project, viewer }: Entered,
  body: unknown,
): OnceRequest | undefined {
  const given = request.headers['idempotency-key']
  if (given === undefined || !project) return
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(given))
    throw refusal('bad-idempotency-key', {}, 'Idempotency-Key')
  const hiding = viewer?.mask ? `\n${stringify(viewer.mask)}` : '' // an answer from before would tell what is hidden now
  const asked = `${request.method} ${request.raw.url}\n${stringify(body)}${hiding}`
  return { project: project.id, keyId: caller.number, key: given, hash: hash('sha256', asked, 'base64url') }
}

/** Does a request once: the transaction that does the work takes its key and keeps its answer, so that all of it is on disk or nothing. */
export function doOnce(store: Store, request: OnceRequest, now: number) {
  return { before, storeFor }

  /** What an earlier request got. */
  async function before(): Promise<Said | undefined> {
    const earlier = await store.apiIdempotency.find(request, now)
    return earlier && saidTo(earlier)
  }

  /** A store whose one transaction takes the key, and keeps what `say` says of what it made. */
  function storeFor(say: (made: unknown) => Said): Store {
    let isOver = false
    const transaction: Store['transaction'] = async (body, project) => {
      if (isOver) throw new Error('A verb whose answer is kept is one transaction')
      isOver = true
      return store.transaction(async (tx) => {
        const earlier = await tx.apiIdempotency.claim(request, now)
        if (earlier) throw new Taken(saidTo(earlier))
        const made = await body(tx)
        await tx.apiIdempotency.complete(request, say(made))
        return made
      }, project)
    }
    return { ...store, transaction }
  }

  function saidTo(earlier: Answered): Said {
    if (earlier.hash !== request.hash) throw refusal('other-body', {}, 'Idempotency-Key')
    if (!earlier.said) throw refusal('once-running', { seconds: 1 }, 'Idempotency-Key')
    return earlier.said
  }
}

/** A store of a request that may come again: it writes nothing before the answer is kept. What goes on after that is the work of a job. */
export function afterAnswer(store: Store, isKept: () => boolean): Store {
  const transaction: Store['transaction'] = (body, project) => {
    if (!isKept()) throw new Error('What may come again under an Idempotency-Key is written by keepAnswer')
    return store.transaction(body, project)
  }
  return { ...store, transaction }
}

/** What is kept of an answer. */
export function saying(reply: FastifyReply, answer: unknown): Said {
  const headers = Object.fromEntries(
    ['ETag', 'Location'].map((name) => [name, reply.getHeader(name)]).filter(([, value]) => value !== undefined),
  )
  return { status: reply.statusCode, headers, answer: answer === undefined ? null : JSON.stringify(answer) }
}

/** Answers as before. */
export function sayAgain(reply: FastifyReply, { status, headers, answer }: Said): FastifyReply {
  reply.code(status).headers({ ...headers, 'Idempotent-Replayed': 'true' })
  return answer === null ? reply.send() : reply.type('application/json; charset=utf-8').send(answer)
}
