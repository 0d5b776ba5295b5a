import { RateLimiterRes } from 'rate-limiter-flexible'
import { refusal } from '../domain/refusal.ts'

/** Turns the excess that a rate limiter reports into a refusal, with the seconds until the next try; throws any other error as it is. */
export function refuseOverLimit(reason: unknown, code: 'rate-limited' | 'sent-too-often' = 'rate-limited'): never {
  if (reason instanceof RateLimiterRes)
    throw refusal(code, { seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  throw reason
}
