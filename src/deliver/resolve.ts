import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { lookInDns } from './dns.ts'

/** The addresses of a host; throws when there are none. One that the owner of the machine named is looked up as all its programs do. */
export type Resolve = (host: string, isOwn?: boolean) => Promise<string[]>

type Limits = { atOnce: number; timeout: number }

/**
 * How many names are looked up at once, and how long (ms) their addresses are waited for. libuv looks up no more than two at once, which a
 * name of a slow server blocks for half a minute: one is left to all others, such as that of the database.
 */
const systemLimits: Limits = { atOnce: 1, timeout: 4_000 }

/** Names that anybody may give are asked of the name servers, where a slow one holds a place for seconds only, of many. */
const dnsLimits: Limits = { atOnce: 100, timeout: 4_000 }

const bySystem = createResolve(
  async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  systemLimits,
)
const byDns = createResolve(lookInDns(), dnsLimits)

/** The addresses that this machine knows. */
export async function resolveBySystem(host: string, isOwn = false): Promise<string[]> {
  if (isIP(host) > 0) return [host]
  if (isOwn || (await isOfSystem(host))) return bySystem(host)
  return byDns(host).catch((error) => {
    if ((error as { code?: string }).code === 'ECONNREFUSED') return bySystem(host) // there is no name server
    throw error
  })
}

/** Whether a name is not of the public DNS: one of this machine, of its network, or in its file of hosts. */
async function isOfSystem(host: string): Promise<boolean> {
  const name = host.toLowerCase()
  if (!name.includes('.') || name.endsWith('.localhost')) return true
  const hosts = await readFile('/etc/hosts', 'utf8').catch(() => '')
  return hosts.split('\n').some((line) => line.replace(/#.*/, '').toLowerCase().split(/\s+/).includes(name))
}

/** Looks up a few names at once, each once for all who ask meanwhile. Who has waited for too long, gets an error. */
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

  /** Waits for another one to end, no longer than who asks does. */
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
