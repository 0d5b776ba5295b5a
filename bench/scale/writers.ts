import { setTimeout as sleep } from 'node:timers/promises'
import { doorNames, requestOf, type Site } from '../../test/long/strangers.ts'
import { until } from '../../test/until.ts'

/** A request of a writer; its lead is found by the mark. */
type Work = { mark: string; isOnce: boolean; path: string; init: RequestInit }

/** The outcome of a mark: acknowledged, or unknown after an error that does not tell whether it was stored. `lead` is the id in the answer. */
export type Told = { end: 'kept' | 'unknown'; lead?: string | undefined; door: string }

/** How long (ms) an answer may take, and a writer pauses between two calls. */
const timeout = 60_000
const pause = 200

/** For how long (ms) a writer repeats one request, and how long its last repetition may take once the database is back. */
const patience = 240_000
const longestHold = 120_000

/** For how long (ms) at least a server queries the outcome of a lost commit, before it answers that the outcome is unknown. */
const lookup = 30_000

/**
 * Writers through all doors. Each repeats what was not stored until it is; what is refused, or not stored for too long, is added to `wrong`. `hold` waits for
 * the requests under way and pauses the writers.
 */
export function createWriters(site: Site, keys: { write: string }, count: number, wrong: string[]) {
  const told = new Map<string, Told>()
  const answers = new Map<string, number>()
  let [slowest, lastKept, longestGap] = [0, performance.now(), 0]
  let [held, isOver] = [undefined as undefined | (() => void), false]
  let gate = Promise.resolve()
  const busy = new Set<number>()
  const all = Array.from({ length: count }, (_, index) =>
    write(index).catch((error) => void wrong.push(`writer ${index} ended: ${error}`)),
  )
  return {
    told,
    answers,
    /**
     * How many requests have an outcome, and since the last call the longest response time (ms) and the longest time (ms) in which nothing was
     * stored.
     */
    figures() {
      const figures = { kept: told.size, slowest: Math.round(slowest), longestGap: Math.round(longestGap) }
      slowest = longestGap = 0
      return figures
    },
    lastKept: () => lastKept,
    async hold(): Promise<void> {
      gate = new Promise((resolve) => (held = resolve))
      await until(
        () => busy.size === 0,
        () => `the writers ${[...busy]} to get their answers`,
        longestHold,
      )
    },
    release(): void {
      lastKept = performance.now()
      held?.()
    },
    async end(): Promise<void> {
      isOver = true
      held?.()
      await Promise.all(all)
    },
  }

  async function write(index: number): Promise<void> {
    for (let turn = 0; !isOver; turn++) {
      await gate
      busy.add(index)
      await send(workOf(index, turn), index)
      busy.delete(index)
      await sleep(pause * (0.5 + Math.random()))
    }
  }

  /**
   * Sends until the request is stored, refused, or its outcome is unknown. Without an idempotency key only a 503 with `Retry-After` may be repeated,
   * which says that nothing was stored.
   */
  async function send(work: Work, index: number): Promise<void> {
    const door = work.path.split('?')[0] ?? ''
    const deadline = performance.now() + patience
    const unknown = () => void told.set(work.mark, { end: 'unknown', door })
    for (;;) {
      const { status, retryAfter, text, took } = await answerTo(work)
      const name = `${status}${retryAfter ? ' Retry-After' : ''}`
      answers.set(name, (answers.get(name) ?? 0) + 1)
      if (status < 400) return keep(work, door, text, index)
      const isAway = status === 503 && retryAfter !== null
      // a commit that was lost, and whose outcome is unknown, is answered with 500 after the lookup
      if (!isAway && (status !== 500 || took < lookup))
        wrong.push(`${door}${work.isOnce ? ' with a key' : ''}: ${status} ${text.slice(0, 200)}`)
      if (status < 500 || (!isAway && !work.isOnce)) return unknown()
      if (performance.now() > deadline) {
        wrong.push(`${door}: ${work.mark} was not stored in ${patience} ms: ${status} ${text.slice(0, 200)}`)
        return unknown()
      }
      await sleep(500)
    }
  }

  async function answerTo({ path, init }: Work) {
    const begun = performance.now()
    const took = () => performance.now() - begun
    try {
      const response = await fetch(`${site.server}${path}`, { ...init, signal: AbortSignal.timeout(timeout) })
      const text = await response.text()
      return { status: response.status, retryAfter: response.headers.get('retry-after'), text, took: took() }
    } catch (error) {
      return { status: 599, retryAfter: null, text: `${error} ${(error as Error).cause ?? ''}`, took: took() }
    } finally {
      slowest = Math.max(slowest, took())
    }
  }

  async function keep({ mark }: Work, door: string, text: string, index: number): Promise<void> {
    const now = performance.now()
    longestGap = Math.max(longestGap, now - lastKept)
    lastKept = now
    const answer = text.startsWith('{') ? JSON.parse(text) : {}
    const lead = answer.lead_id ?? answer.lead?.id
    told.set(mark, { end: 'kept', lead, door })
    if (lead !== undefined && index % 8 < 4) await readOwn(String(lead), mark)
  }

  /** Checks that a writer reads its lead at once, through any process. While the database is away it tries again. */
  async function readOwn(lead: string, mark: string): Promise<void> {
    const headers = { Authorization: `Bearer ${keys.write}` }
    const deadline = performance.now() + patience
    for (;;) {
      const { status, text } = await answerTo({
        mark,
        isOnce: true,
        path: `/api/v2/projects/12345/leads/${lead}`,
        init: { headers },
      })
      if (status === 503 && performance.now() < deadline) {
        await sleep(500)
        continue
      }
      if (status !== 200 || !text.includes(mark)) wrong.push(`own lead ${lead}: ${status} ${text.slice(0, 100)}`)
      return
    }
  }

  /** Half of the writers are programs, with an idempotency key for each call or without; half are visitors of sites. */
  function workOf(index: number, turn: number): Work {
    const mark = `mark-${index}-${turn}-`
    if (index % 2 === 1) return visitorsWork(index, turn, mark)
    const isOnce = index % 4 === 0
    const headers = { ...(isOnce && { 'Idempotency-Key': mark }), 'Content-Type': 'application/json' }
    const first = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: mark, price: 100 }
    if (index % 8 < 4) {
      const init = { method: 'POST', headers: { ...headers, 'Api-key': keys.write }, body: JSON.stringify(first) }
      return { mark, isOnce, path: '/api/v1/project/leads/lead/create?project=12345', init }
    }
    const second = { title: mark, name: 'Иван' }
    const authorized = { ...headers, Authorization: `Bearer ${keys.write}` }
    const init = { method: 'POST', headers: authorized, body: JSON.stringify(second) }
    return { mark, isOnce, path: '/api/v2/projects/12345/leads', init }
  }

  /** A submission of a visitor. When it is repeated, it joins the same lead. */
  function visitorsWork(index: number, turn: number, mark: string): Work {
    const door = doorNames[(turn + index) % doorNames.length] as (typeof doorNames)[number]
    const said = { mark, kind: 'lead' as const, door, address: `10.${index}.${(turn >> 8) % 256}.${turn % 256}` }
    const { path, ...init } = requestOf(site, said, site.keys[index % site.keys.length] as string)
    return { mark, isOnce: true, path, init: init as RequestInit }
  }
}
