import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import stringify from 'safe-stable-stringify'
import type { Answered, OnceRequest } from '../domain/once.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'
import type { Caller } from './auth.ts'

type Said = NonNullable<Answered['said']>

/** The same request has an answer already, as it turned out in the middle of the work. */
export class Taken extends Error {
  readonly said: Said

  constructor(said: Said) {
    super('Answered before')
    this.said = said
  }
}

/** What makes a request one that is done once: its `Idempotency-Key`, whose it is, and all that it asks. */
export function readOnce(
  request: FastifyRequest,
  caller: Caller,
  project: Project,
  body: unknown,
): OnceRequest | undefined {
  const given = request.headers['idempotency-key']
  if (given === undefined) return
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(given))
    throw refusal('bad-idempotency-key', {}, 'Idempotency-Key')
  const asked = `${request.method} ${request.raw.url}\n${stringify(body)}`
  return { project: project.id, keyId: caller.number, key: given, hash: hash('sha256', asked, 'base64url') }
}

/**
 * Does a request once. Its first transaction takes the key, so that the work and the taking are on disk together or not at all; the
 * answer is kept with it, or right after it where the work is more than one transaction.
 */
export function doOnce(store: Store, request: OnceRequest, now: number) {
  let isTaken = false
  let isKept = false
  return { before, storeFor, keep, release }

  /** What an earlier request got. */
  async function before(): Promise<Said | undefined> {
    const earlier = await store.apiOnce.find(request, now)
    return earlier && saidTo(earlier)
  }

  /** A store that takes the key in its first transaction; with `say`, it keeps there what is said of what the transaction made. */
  function storeFor(say?: (made: unknown) => Said): Store {
    const transaction: Store['transaction'] = async (body, project) => {
      const made = await store.transaction(async (tx) => {
        const earlier = isTaken ? undefined : await tx.apiOnce.claim(request, now)
        if (earlier) throw new Taken(saidTo(earlier))
        const made = await body(tx)
        if (say) await tx.apiOnce.keep(request, say(made))
        return made
      }, project)
      isTaken = true
      isKept ||= say !== undefined
      return made
    }
    return { ...store, transaction }
  }

  /** Keeps an answer that was not kept with the work. A request that wrote nothing may as well be done again. */
  async function keep(said: Said): Promise<void> {
    if (isTaken && !isKept) await store.transaction((tx) => tx.apiOnce.keep(request, said))
  }

  /** Lets a request that failed on its way be sent again. */
  async function release(): Promise<void> {
    if (isTaken && !isKept) await store.transaction((tx) => tx.apiOnce.release(request)).catch(() => {})
  }

  function saidTo(earlier: Answered): Said {
    if (earlier.hash !== request.hash) throw refusal('other-body', {}, 'Idempotency-Key')
    if (!earlier.said) throw refusal('once-running', { seconds: 1 }, 'Idempotency-Key')
    return earlier.said
  }
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
