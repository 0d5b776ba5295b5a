import type { LeadDraft } from '../src/domain/lead.ts'
import { firstStatuses } from '../src/domain/status.ts'
import { type Ground, type GroundOptions, openGround } from './ground.ts'
import type { Loaded } from './load.ts'
import { memoryOf, type Running } from './processes.ts'
import { machine, type Of, today, type Works } from './results.ts'
import { alternately, middle, ratioOf } from './turns.ts'
import { allTime, type Call, createCalls, listCall, type Period, send, statusesCall, updateCalls } from './wire.ts'

/**
 * Another program that stores leads: a file of `peers/` exports one as `peer`. The same load measures it and us
 * alternately.
 */
export type Peer = {
  /** The name for `--compare`. */
  name: string
  /** Its title, with its version and its database. */
  title: string
  /** Its database; `postgres` is the server of the benchmark. */
  database: 'sqlite' | 'postgres'
  /** Installs it in an empty folder; with `keep` its packages are cached there. */
  install(folder: string, keep?: string): Promise<void>
  /** Starts it there with an empty collection of the fields of a lead and one of three statuses. */
  start(folder: string, databaseUrl?: string): Promise<RunningPeer>
  /** A list of 20 of a period, newest first, with the total. */
  list(period: Period): Call
  /** A list of 20 of all leads whose name contains a text, ignoring case, with the total. */
  search(text: string): Call
  /** The total in the response to a list. */
  total(answer: string): number
  statuses(): Call
  create(lead: LeadDraft): Call
  /** Changes the title of the n-th lead, counted from 1 in the order of insertion. */
  update(number: number): Call
}

/** A running peer; `fill` inserts all leads in the fastest way. */
export type RunningPeer = Running & { fill(leads: LeadDraft[]): Promise<void> }

/** The statuses of a peer. */
export const statuses = firstStatuses.map(({ id, name, type }) => ({ number: id, name, type }))

/**
 * The fields of a lead but its status, as most programs take them: dates as ISO texts, the price as a decimal number.
 */
export function fieldsOf({ title, name, phone, email, source, text, creationDate, paidDate, price }: LeadDraft) {
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString()
  const dates = { creation_date: iso(creationDate), paid_date: paidDate === null ? null : iso(paidDate) }
  return { title, name, phone, email, source, text, ...dates, price: price === null ? null : price / 100 }
}

type Work = 'list of 20' | 'text filter' | 'statuses' | 'create' | 'update'

/** Measures a running peer and us on the same work. */
export async function comparePeer(
  peer: Peer,
  running: Running,
  options: GroundOptions,
  leads: LeadDraft[],
): Promise<Of<'peer'>> {
  const { database, rounds, seconds, say } = options
  const ground = await openGround(options)
  try {
    const [ourWork, theirWork] = [ourCalls(ground.month), theirCalls(peer, ground.month, leads)]
    for (const work of ['list of 20', 'text filter'] as const)
      await expectSame(peer, ground, running, ourWork[work], theirWork[work])
    const works: Works = {}
    for (const work of Object.keys(ourWork) as Work[]) {
      say(`measuring ${work}`)
      const load = (server: Running, calls: Call[]): Promise<Loaded> =>
        ground.load(server, { calls, connections: 10, seconds })
      const done = await alternately(rounds, {
        ours: () => load(ground.desk(), ourWork[work]),
        theirs: () => load(running, theirWork[work]),
      })
      const [us = [], them = []] = [done.ours, done.theirs]
      const ratio = ratioOf(us, them, 'perSecond')
      works[work] = { ours: middle(us, 'perSecond'), theirs: middle(them, 'perSecond'), ratio }
    }
    const memory = { ours: await memoryOf(ground.desk().pid), theirs: await memoryOf(running.pid) }
    const facts = { date: today(), machine: machine(), database, version: ground.data.version, memory }
    return { kind: 'peer', ...facts, peer: peer.name, title: peer.title, leads: options.leads, rounds, seconds, works }
  } finally {
    await ground.close()
  }
}

/** Both must find the same leads, apart from differences in letter case; otherwise the comparison is meaningless. */
async function expectSame(peer: Peer, ground: Ground, running: Running, ours: Call[], theirs: Call[]): Promise<void> {
  const answerOf = ({ address, headers }: Running, [call]: Call[]) => send(address, headers, call as Call)
  const our = JSON.parse(await answerOf(ground.desk(), ours)).total
  const their = peer.total(await answerOf(running, theirs))
  if (Math.abs(our - their) > Math.max(5, our / 5))
    throw new Error(`${peer.title} finds ${their} leads where we find ${our}`)
}

const sought = 'Александр'

function ourCalls(month: Period): Record<Work, Call[]> {
  return {
    'list of 20': [listCall({ period: month })],
    'text filter': [listCall({ period: allTime, like: { field: 'name', value: sought } })],
    statuses: [statusesCall],
    update: updateCalls(),
    create: createCalls(),
  }
}

function theirCalls(peer: Peer, month: Period, leads: LeadDraft[]): Record<Work, Call[]> {
  const some = leads.slice(0, 100)
  return {
    'list of 20': [peer.list(month)],
    'text filter': [peer.search(sought)],
    statuses: [peer.statuses()],
    update: some.map((_, index) => peer.update(index + 1)),
    create: some.map((lead) => peer.create(lead)),
  }
}
