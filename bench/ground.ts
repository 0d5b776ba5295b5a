import { openData } from './data.ts'
import type { DataOptions } from './data-options.ts'
import type { Loaded } from './load.ts'
import { type Running, startDesk, startLoad, startServer } from './processes.ts'
import { allTime, type Call, listCall, type Period, send, type Text } from './wire.ts'

export type GroundOptions = DataOptions & {
  seconds: number
  rounds: number
  /** Reports progress. */
  say: (text: string) => void
}

/** The environment of all figures: the desk, the baselines, and the processes that make load. */
export type Ground = Awaited<ReturnType<typeof openGround>>

export async function openGround(options: GroundOptions) {
  const { say, database, leads, rounds, seconds, program } = options
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    say(`making ${leads} leads`)
    const data = await openData(options)
    closing.push(data.close)
    let desk = await startDesk(program, data.url, data.log)
    closing.push(() => desk.stop())
    const [bare, naive, pool] = await Promise.all([
      tracked(startServer('bare.ts')),
      tracked(startServer('naive.ts', data.naiveUrl)),
      database === 'postgres' ? tracked(startServer('pool.ts', data.url)) : undefined,
    ])
    const loads = [startLoad(), startLoad()] as const
    for (const each of loads) closing.push(each.stop)
    const span = await spanOf(desk)

    return {
      ...{ say, database, leads, rounds, seconds, program, data, bare, naive, pool, close },
      desk: () => desk,
      month: monthIn(span),
      texts: await textsIn(desk, monthIn(span)),
      /** Starts when the desk is idle, so that background work of one load does not slow the next. */
      async load(server: Running, loading: Loading): Promise<Loaded> {
        await data.rest(Math.min(2_500, seconds * 1_000))
        return loaded(loads[0])(server, loading)
      },
      /** Load of a second process, concurrent with the first. */
      loadBeside: loaded(loads[1]),
      /** Restarts the desk; returns the milliseconds from the start to the first response of this call. */
      async restart(call: Call): Promise<number> {
        await desk.stop()
        const started = performance.now()
        desk = await startDesk(program, data.url, data.log)
        await send(desk.address, desk.headers, call)
        return performance.now() - started
      },
    }
  } catch (error) {
    await close()
    throw error
  }

  async function tracked<R extends Running>(starting: Promise<R>): Promise<R> {
    const running = await starting
    closing.push(running.stop)
    return running
  }
}

/** A round of load on a server: the calls, the connections, the seconds. */
export type Loading = { calls: Call[]; connections: number; seconds: number }

function loaded({ load }: ReturnType<typeof startLoad>) {
  return ({ address, headers }: Running, loading: Loading): Promise<Loaded> => load({ address, headers, ...loading })
}

type Lead = { creation_date: string; name: string; phone: string | null; email: string | null }

async function leadsOf(desk: Running, call: Call): Promise<Lead[]> {
  return JSON.parse(await send(desk.address, desk.headers, call)).leads
}

/** When the first and the last lead were created, in seconds. */
async function spanOf(desk: Running): Promise<{ first: number; last: number }> {
  const edge = async (order: 'asc' | 'desc') => {
    const [lead] = await leadsOf(desk, listCall({ period: allTime, limit: 1, order }))
    return Date.parse(String(lead?.creation_date)) / 1000
  }
  return { first: await edge('asc'), last: await edge('desc') }
}

/** Thirty days in the middle, from midnight to midnight in Moscow, as people choose them. */
function monthIn({ first, last }: { first: number; last: number }): Period {
  const day = 86_400
  const from = Math.floor((first + last) / 2 / day) * day - 3 * 3600
  return { from: moment(from), to: moment(from + 30 * day - 1) }
}

function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

/** Texts to search for, taken from the data where they must match. */
async function textsIn(desk: Running, month: Period): Promise<Record<string, Text>> {
  const leads = await leadsOf(desk, listCall({ period: month, limit: 1000 }))
  const longest = leads.map(({ name }) => name).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? 'Иванов'
  const digits = leads.find(({ phone }) => phone)?.phone?.replace(/\D/g, '') ?? '9991234567'
  return {
    rare: { field: 'name', value: longest },
    absent: { field: 'text', value: 'ничего такого нет' },
    common: { field: 'name', value: 'Александр' },
    'three letters': { field: 'name', value: 'мар' },
    'phone digits': { field: 'phone', value: digits.slice(-4) },
    'mail host': { field: 'email', value: 'gmail' },
  }
}
