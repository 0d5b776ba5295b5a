import { RateLimiterMemory } from 'rate-limiter-flexible'
import { refuseOverLimit } from '../http/refuse-over-limit.ts'

/** The rate limits of a project per second and per hour, in this server process; 0 is no limit. */
export type RateLimits = { perSecond: number; perHour: number }

/** Counts a request of a project, or refuses it with `Retry-After` in seconds. */
export function projectRateLimiter({ perSecond, perHour }: RateLimits): (project: number) => Promise<void> {
  const windows = [
    { points: perSecond, duration: 1 },
    { points: perHour, duration: 3600 },
  ]
  const limiters = windows.filter((window) => window.points > 0).map((window) => new RateLimiterMemory(window))
  return async (project) => {
    for (const limiter of limiters) await limiter.consume(project).catch(refuseOverLimit)
  }
}
