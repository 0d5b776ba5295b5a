import type { FastifyReply } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refusal } from '../../domain/refusal.ts'

/** Requests that a caller may make in a second and in an hour, in this server process; 0 is no limit. */
export type RateLimits = { perSecond: number; perHour: number }

/** Counts a request of a caller; see `rateLimiter`. */
export type CountRequest = (caller: number | string, reply: FastifyReply) => Promise<void>

/**
 * Returns a function that counts the requests of each caller and sets `RateLimit` (IETF draft) to how many are left. It refuses a request over the
 * limit, with the seconds until the next one is allowed.
 */
export function rateLimiter({ perSecond, perHour }: RateLimits): CountRequest {
  const limiters = [
    { name: 'second', points: perSecond, duration: 1 },
    { name: 'hour', points: perHour, duration: 3600 },
  ]
    .filter(({ points }) => points > 0)
    .map((window) => ({ ...window, limiter: new RateLimiterMemory(window) }))
  const policy = limiters.map(({ name, points, duration }) => `"${name}";q=${points};w=${duration}`).join(', ')

  return async (caller, reply) => {
    if (limiters.length === 0) return
    reply.header('RateLimit-Policy', policy)
    const states: string[] = []
    for (const { name, limiter } of limiters) {
      const state: State = await limiter.consume(caller).catch(resOf)
      const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000))
      states.push(`"${name}";r=${Math.max(0, state.remainingPoints)};t=${seconds}`)
      reply.header('RateLimit', states.join(', '))
      if (state.isOver) throw refusal('rate-limited', { seconds })
    }
  }
}

type State = { msBeforeNext: number; remainingPoints: number; isOver?: boolean }

function resOf(reason: unknown): State {
  if (!(reason instanceof RateLimiterRes)) throw reason
  return { msBeforeNext: reason.msBeforeNext, remainingPoints: 0, isOver: true }
}
