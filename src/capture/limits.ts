import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../domain/network.ts'
import { bodyLimits } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'

/** The rate limits per minute and server process, by IP address and by key or form; 0 is no limit. */
export type CaptureLimits = { perAddress: number; perKey: number }

declare module 'fastify' {
  interface FastifyRequest {
    /** Counts a submission of a key or form, once it is known. Refuses like for an address. */
    countSender: (sender: string) => Promise<void>
    /** Counts the bytes that an address adds to the spool. Refuses more than its hourly share. */
    countSpooled: (bytes: number) => Promise<void>
  }
}

/** The share of the spool that one address may fill per hour and server process. One body with files always fits. */
const hourlyShare = 1 / 16

/**
 * Rate-limits submissions: by address (IPv6 by /64) before the body is read, by key or form before the submission is
 * stored. Refuses the excess with `Retry-After`. Page views are not counted.
 */
export function limitSending(app: FastifyInstance, { perAddress, perKey }: CaptureLimits, spoolLimit: number): void {
  const [ofAddress, ofSender] = [limiter(perAddress), limiter(perKey)]
  const ofSpool = limiter(Math.max(spoolLimit * hourlyShare, bodyLimits.multipart), 3_600)
  app.decorateRequest('countSender', ofSender)
  app.decorateRequest('countSpooled', function (this: FastifyRequest, bytes) {
    return ofSpool(networkOf(this.ip), bytes)
  })
  app.addHook('onRequest', async (request) => {
    if (isSending(request)) await ofAddress(networkOf(request.ip))
  })
}

/** The vendor's address also takes submissions by GET. */
function isSending({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' || (method === 'GET' && routeOptions.url === '/api/proxy/1.0/leads/add')
}

function limiter(points: number, duration = 60): (sender: string, some?: number) => Promise<void> {
  if (points === 0) return async () => {}
  const counted = new RateLimiterMemory({ points, duration })
  return async (sender, some = 1) => {
    await counted.consume(sender, some).catch(refuse)
  }
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes)
    throw refusal('sent-too-often', { seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  throw reason
}
