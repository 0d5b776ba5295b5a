import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { lookInDns } from './dns.ts'

/** Returns the addresses of a host; throws if there are none. With `isOwn`, for a host in the settings, the system resolves it. */
export type Resolve = (host: string, isOwn?: boolean) => Promise<string[]>

type Limits = { atOnce: number; timeout: number }

/**
 * Limits of lookups by the system: how many at once, and their timeout (ms). libuv runs only two at once, and a slow name server blocks one for
 * half a minute, so one is left for other names, such as that of the database.
 */
const systemLimits: Limits = { atOnce: 1, timeout: 4_000 }

/** Limits for names that anybody may give. They are resolved by name servers, where a slow one occupies one of many slots for seconds. */
const dnsLimits: Limits = { atOnce: 100, timeout: 4_000 }

const bySystem = createResolve(
  async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  systemLimits,
)
const byDns = createResolve(lookInDns(), dnsLimits)

/** Resolves a host, with the system if it is a local name, else with the name servers. */
export async function resolveBySystem(host: string, isOwn = false): Promise<string[]> {
  if (isIP(host) > 0) return [host]
  if (isOwn || (await isOfSystem(host))) return bySystem(host)
  return byDns(host).catch((error) => {
    if ((error as { code?: string }).code === 'ECONNREFUSED') return bySystem(host) // no name server is running
    throw error
  })
}

/** Whether a name is not in public DNS: a name of this machine or its network, or one in its hosts file. */
async function isOfSystem(host: string): Promise<boolean> {
  const name = host.toLowerCase()
  if (!name.includes('.') || name.endsWith('.localhost')) return true
  const hosts = await readFile('/etc/hosts', 'utf8').catch(() => '')
  return hosts.split('\n').some((line) => line.replace(/#.*/, '').toLowerCase().split(/\s+/).includes(name))
}

/** Looks up at most `atOnce` names concurrently; concurrent requests for a name share one lookup. After `timeout` a request fails. */
export function createResolve(look: Resolve, { atOnce, timeout }: Limits): Resolve {
  const asked = new Map<string, Promise<string[]>>()
  const waiting = new Set<() => void>()
  let running = 0
  return (host) => (isIP(host) > 0 ? Promise.resolve([host]) : within(timeout, sharedOf(host)))

  function sharedOf(host: string): Promise<string[]> {
    const known = asked.get(host)
    if (known) return known
    const found = inTurn(() => look(host)).finally(() => asked.delete(host))
    asked.set(host, found)
    return found
  }

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) await turn()
    else running++
    try {
      return await work()
    } finally {
      const [next] = waiting
      if (next) next()
      else running--
    }
  }

  /** Waits for a free slot, no longer than the timeout of a request. */
  function turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(begin)
        reject(new Error('Too many names are looked up'))
      }, timeout)
      const begin = () => {
        clearTimeout(timer)
        waiting.delete(begin)
        resolve()
      }
      waiting.add(begin)
    })
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The name took too long to look up')), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
