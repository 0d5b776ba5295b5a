import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf, networksOfWide, wideNetworkOf } from '../domain/network.ts'
import { bodyLimits } from '../domain/receipt.ts'
import { refuseOverLimit } from '../http/refuse-over-limit.ts'
import { secretBeforeBody } from './secret.ts'

/** The rate limits per minute and server process, by IP address and by key or form; 0 is no limit. */
export type CaptureLimits = { perAddress: number; perKey: number }

declare module 'fastify' {
  interface FastifyRequest {
    /** Counts a submission of a key or form, once it is known. Refuses like for an address. */
    countSender: (sender: string) => Promise<void>
    /**
     * Counts a submission for its address, unless that was done before its key was known. Refuses the excess. It is not
     * called for a secret key, since a site's server has one address for all its visitors.
     */
    countAddress: () => Promise<void>
    isAddressCounted: boolean
    /** Counts a visit of a key. Visits have their own limits, so that many of them do not block submissions. */
    countVisit: (key: number) => Promise<void>
    /** Counts a wrong key of an address on routes that count nothing else; `checkWrongKeys` refuses an address with too many. */
    countWrongKey: () => Promise<void>
    checkWrongKeys: () => Promise<void>
    /** The key in the query or a header, if the request may come from a server. */
    secret?: string | undefined
    /** Counts the bytes that an address, or the key of a server, adds to the spool. Refuses more than its hourly share. */
    countSpooled: (sender: string, bytes: number, isOfServer: boolean) => Promise<void>
    /**
     * Counts the bytes that are stored in the database for an address, unless it is a server's, and for a key or form. Short enquiries are not
     * counted. Refuses more than an hourly share.
     */
    countStored: (sender: string, bytes: number, isOfServer?: boolean) => Promise<void>
  }
}

/**
 * The share of the spool that one address may fill per hour and server process. One body with files always fits. A site's own server has one
 * address for all its visitors, so its key may fill four shares instead.
 */
const hourlyShare = 1 / 16

/**
 * One address may store the same share in the database per hour, in bodies that are too short for the spool. A key or form, which many
 * addresses use, may store four shares. Queries and headers count too. Enquiries up to `shortBody` bytes are not counted, so nothing that others
 * send blocks them.
 */
const sharesOfSender = 4
const shortBody = 4_096

/**
 * Rate-limits submissions: by address (IPv6 by /64, and by /48 with six times the limit) before the body is read, by key or form before
 * the submission is stored. Refuses the excess with `Retry-After`. Page views are not counted. A request that may come from a server is
 * counted once its key is known; if only the body has the key, an address over its limit is refused before reading it.
 */
export function limitSending(app: FastifyInstance, { perAddress, perKey }: CaptureLimits, spoolLimit: number): void {
  const [ofAddress, ofSender] = [byNetworks(perAddress), limiter(perKey)]
  const [ofVisitor, ofCounter, ofWrongKeys] = [limiter(perAddress), limiter(perKey), limiter(perAddress)]
  const share = Math.max(spoolLimit * hourlyShare, bodyLimits.multipart)
  const [ofSpool, ofSpooling] = [limiter(share, 3_600), limiter(sharesOfSender * share, 3_600)]
  const [ofNetwork, ofStoring] = [limiter(share, 3_600), limiter(sharesOfSender * share, 3_600)]
  app.decorateRequest('countSender', (sender: string) => ofSender.count(sender))
  app.decorateRequest('countSpooled', function (this: FastifyRequest, sender, bytes, isOfServer) {
    return isOfServer ? ofSpooling.count(sender, bytes) : ofSpool.count(networkOf(this.ip), bytes)
  })
  app.decorateRequest('countStored', async function (this: FastifyRequest, sender, bytes, isOfServer = false) {
    if (bytes <= shortBody) return
    if (!isOfServer) await ofNetwork.count(networkOf(this.ip), bytes)
    await ofStoring.count(sender, bytes)
  })
  app.decorateRequest('countVisit', async function (this: FastifyRequest, key) {
    await ofVisitor.count(networkOf(this.ip))
    await ofCounter.count(String(key))
  })
  app.decorateRequest('countWrongKey', function (this: FastifyRequest) {
    return ofWrongKeys.count(networkOf(this.ip))
  })
  app.decorateRequest('checkWrongKeys', function (this: FastifyRequest) {
    return ofWrongKeys.check(networkOf(this.ip))
  })
  app.decorateRequest('isAddressCounted', false)
  app.decorateRequest('secret', undefined)
  app.decorateRequest('countAddress', async function (this: FastifyRequest) {
    if (this.isAddressCounted) return
    this.isAddressCounted = true
    await ofAddress.count(this.ip)
  })
  app.addHook('onRequest', async (request) => {
    if (!isSending(request)) return
    if (!mayBeOfServer(request)) return request.countAddress()
    request.secret = secretBeforeBody(request)
    if (request.secret === undefined) await ofAddress.check(request.ip)
  })
}

/** The vendor's address also takes submissions by GET. */
function isSending({ method, routeOptions }: FastifyRequest): boolean {
  if (routeOptions.url === visitUrl) return false
  return method === 'POST' || (method === 'GET' && takesGet.has(routeOptions.url ?? ''))
}

/** The path at which the counter gets visit numbers. */
export const visitUrl = '/s/visit'

const takesGet = new Set(['/api/proxy/1.0/leads/add', '/in/:source', '/in/:source/*'])

/** Whether a request may come from a server: browsers send an origin, and forms and the snippet have no secret key. */
function mayBeOfServer({ headers, routeOptions }: FastifyRequest): boolean {
  return headers.origin === undefined && !/^\/[fs](\/|$)/.test(routeOptions.url ?? '')
}

type Limiter = { count(sender: string, some?: number): Promise<void>; check(sender: string): Promise<void> }

/** Limits by the network of an address, and by the wider network. */
function byNetworks(points: number): Limiter {
  const [ofNetwork, ofWide] = [limiter(points), limiter(networksOfWide * points)]
  const hasWide = (address: string) => wideNetworkOf(address) !== networkOf(address)
  return {
    async count(address) {
      await ofNetwork.count(networkOf(address))
      if (hasWide(address)) await ofWide.count(wideNetworkOf(address))
    },
    async check(address) {
      await ofNetwork.check(networkOf(address))
      if (hasWide(address)) await ofWide.check(wideNetworkOf(address))
    },
  }
}

function limiter(points: number, duration = 60): Limiter {
  if (points === 0) return { count: async () => {}, check: async () => {} }
  const counted = new RateLimiterMemory({ points, duration })
  return {
    async count(sender, some = 1) {
      await counted.consume(sender, some).catch(refuse)
    },
    async check(sender) {
      const known = await counted.get(sender)
      if (known && known.consumedPoints >= points) refuse(known)
    },
  }
}

function refuse(reason: unknown): never {
  refuseOverLimit(reason, 'sent-too-often')
}
