import { Resolver } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'

/** The timeout (ms) of the name servers. Addresses of one family suffice if the servers do not answer about the other. */
const timeout = 3_000

/** Resolves names with name servers, by default those of this machine. Unlike a lookup by the system, each one can be cancelled. */
export function lookInDns(servers?: readonly string[]) {
  return async (host: string): Promise<string[]> => {
    const resolver = new Resolver({ timeout, tries: 1 }) // a new one has no cached answers of earlier lookups
    if (servers) resolver.setServers(servers)
    const timer = setTimeout(() => resolver.cancel(), timeout)
    try {
      const families = hasIpv4()
        ? [resolver.resolve4(host), resolver.resolve6(host)]
        : [resolver.resolve6(host), resolver.resolve4(host)]
      const both = await Promise.allSettled(families)
      const found = both.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
      if (found.length === 0) throw (both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason
      return found
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Whether this machine has an external IPv4 address, so that IPv4 addresses of a host come first. */
function hasIpv4(): boolean {
  return Object.values(networkInterfaces()).some((all) =>
    all?.some(({ family, internal }) => family === 'IPv4' && !internal),
  )
}
