import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../domain/network.ts'
import { bodyLimits } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'

/** How much an address, and a key or form, may send in a minute, to this server process; 0 is no limit. */
export type CaptureLimits = { perAddress: number; perKey: number }

declare module 'fastify' {
  interface FastifyRequest {
    /** Counts what a key or a form brings, once it is known. Refuses as for an address. */
    countSender: (sender: string) => Promise<void>
    /** Counts bytes that an address brings to the spool. Refuses them over its share of an hour. */
    countSpooled: (bytes: number) => Promise<void>
  }
}

/** Which part of the spool's room one address may fill in an hour, to this server process; a body with files fits in any case. */
const hourlyShare = 1 / 16

/**
 * Counts what is sent to the doors of an app: by address (of IPv6 by the block of a connection) before its body is read, by key or form
 * once that is known, before it is kept. Refuses what is over it, with the seconds until there is room again. Looking at pages does not
 * count.
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

/** The vendor's address takes what is sent by GET too. */
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
