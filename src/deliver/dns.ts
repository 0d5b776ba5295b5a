import { Resolver } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'

/** How long (ms) the name servers may take. Addresses of one family are enough, where they are silent about the other. */
const timeout = 3_000

/** Looks names up by asking the name servers, those of this machine unless given; each name can be given up, unlike by the system. */
export function lookInDns(servers?: readonly string[]) {
  return async (host: string): Promise<string[]> => {
    const resolver = new Resolver({ timeout, tries: 1 }) // a new one forgets what others were told
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

/** Addresses that cannot be reached from here come last. */
function hasIpv4(): boolean {
  return Object.values(networkInterfaces()).some((all) =>
    all?.some(({ family, internal }) => family === 'IPv4' && !internal),
  )
}
