import { isIP } from 'node:net'
import type { Outcome } from '../domain/destination.ts'
import { type Allowed, isAllowedAddress, isAllowedHost, isPublicAddress } from '../domain/public-address.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { toUrl } from '../domain/url.ts'
import type { Resolve } from './resolve.ts'

export type Guard = ReturnType<typeof createGuard>

/** Why the guard refuses an address. */
export class Guarded extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome, message: string) {
    super(message)
    this.outcome = outcome
  }
}

/**
 * Decides to which addresses deliveries may go: to the public internet over TLS, and to those in the settings. With `isProxied`, names that
 * cannot be resolved here are left to the proxy.
 */
export function createGuard(allowed: Allowed, resolve: Resolve, isProxied: boolean) {
  return { check, judge, addressesOf, isOwn }

  /** Refuses a URL that a caller gives, with the reason. */
  async function check(text: string, argument: string): Promise<void> {
    const url = readUrl(text, argument)
    const host = hostOf(url)
    try {
      await judge(url)
    } catch (error) {
      if (!(error instanceof Guarded)) throw error
      if (error.outcome === 'unencrypted') throw refusal('url-unencrypted', { host }, argument)
      if (error.outcome === 'unknown-host') throw refusal('unknown-host', { host }, argument)
      throw refusal('private-address', { host, address: error.message }, argument)
    }
  }

  /** Throws `Guarded` if nothing may be sent to a URL now. */
  async function judge(url: URL): Promise<void> {
    const host = hostOf(url)
    const isEncrypted = url.protocol === 'https:'
    if (isAllowedHost(allowed, host)) return void (isIP(host) || (await resolved(host)))
    if (isIP(host) > 0) return judgeAddresses(isEncrypted, [host])
    try {
      judgeAddresses(isEncrypted, await resolved(host))
    } catch (error) {
      const isLeft = isProxied && isEncrypted && error instanceof Guarded && error.outcome === 'unknown-host'
      if (!isLeft) throw error
    }
  }

  /** The addresses of a host to which connections are allowed now. Throws `Guarded` if there are none. */
  async function addressesOf(host: string, isEncrypted: boolean): Promise<string[]> {
    const found = await resolved(host)
    const isOk = (address: string) => isReachable(isEncrypted, address) || isAllowedHost(allowed, host)
    const some = found.filter(isOk)
    if (some.length === 0) throw new Guarded(isEncrypted ? 'private-address' : 'unencrypted', found[0] ?? host)
    return some
  }

  /** Whether the settings allow a host, so that it is contacted without a proxy. */
  function isOwn(host: string): boolean {
    return isAllowedHost(allowed, host) || isAllowedAddress(allowed, host)
  }

  function judgeAddresses(isEncrypted: boolean, addresses: readonly string[]): void {
    if (!isEncrypted && !addresses.some((each) => isAllowedAddress(allowed, each)))
      throw new Guarded('unencrypted', addresses[0] ?? '')
    if (!addresses.some((each) => isReachable(isEncrypted, each)))
      throw new Guarded('private-address', addresses[0] ?? '')
  }

  function isReachable(isEncrypted: boolean, address: string): boolean {
    return isAllowedAddress(allowed, address) || (isEncrypted && isPublicAddress(address))
  }

  async function resolved(host: string): Promise<string[]> {
    const found = await resolve(host, isAllowedHost(allowed, host)).catch(() => [])
    if (found.length === 0) throw new Guarded('unknown-host', host)
    return found
  }
}

/** A guard that allows everything, for addresses from the settings. Names that cannot be resolved here are left to the proxy. */
export function createOpenGuard(resolve: Resolve): Guard {
  return { check: async () => {}, judge: async () => {}, addressesOf, isOwn: () => false }

  async function addressesOf(host: string): Promise<string[]> {
    const found = await resolve(host, true).catch(() => [])
    if (found.length === 0) throw new Guarded('unknown-host', host)
    return found
  }
}

/** The host of a URL in comparable form: without the brackets of IPv6 and without a final dot. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function readUrl(text: string, argument: string): URL {
  const url = /^https?:\/\/[^\s\\]+$/i.test(text) ? toUrl(text) : undefined
  if (!url) throw refusal('wrong-url', { given: excerpt(text) }, argument)
  if (url.username !== '' || url.password !== '') throw refusal('url-with-password', {}, argument)
  if (url.hash !== '' || hostOf(url) === '') throw refusal('wrong-url', { given: excerpt(text) }, argument)
  if (closedPorts.has(url.port)) throw refusal('closed-port', { port: url.port }, argument)
  return url
}

/** Ports of other services, which a forged request could attack. */
const closedPorts = new Set(
  '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 445 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 873 989 990 993 995 1433 1521 1719 1720 1723 2049 2375 2376 2379 3306 3389 3659 4045 4190 5060 5061 5432 5900 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 9200 10080 11211 27017'.split(
    ' ',
  ),
)
