import type { LeadDraft } from '../src/domain/lead.ts'
import { type GroundOptions, openGround } from './ground.ts'
import type { Loaded } from './load.ts'
import type { Running } from './processes.ts'
import { machine, type Of, today, type Works } from './results.ts'
import { inTurns, middle, ratioOf } from './turns.ts'
import { allTime, type Call, createCalls, listCall, statusesCall, updateCalls } from './wire.ts'

/** Another program that keeps leads: a file of `peers/` exports one as `peer`. The same load measures it and us, in turns. */
export type Peer = {
  /** As `--compare` names it. */
  name: string
  /** What it is called, with its version. */
  title: string
  /** Installs it in an empty folder. */
  install(folder: string): Promise<void>
  /** Starts it there with an empty collection of the fields of a lead and one of three statuses. */
  start(folder: string): Promise<Running>
  /** Puts leads into it, some at a time, by whatever way is fast. */
  fill(running: Running, leads: LeadDraft[]): Promise<void>
  /** A list of 20, the newest first, with the total. */
  list(): Call
  /** The same of those whose name contains a text, whatever the case. */
  search(text: string): Call
  statuses(): Call
  create(lead: LeadDraft): Call
  /** Changes the title of the lead that came in as this one, counted from 1. */
  update(number: number): Call
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
    const works: Works = {}
    for (const [work, ours] of Object.entries(ourCalls()) as [Work, Call[]][]) {
      say(`measuring ${work}`)
      const load = (server: Running, calls: Call[]): Promise<Loaded> =>
        ground.load(server, { calls, connections: 10, seconds })
      const done = await inTurns(rounds, {
        ours: () => load(ground.desk(), ours),
        theirs: () => load(running, theirCalls(peer, leads)[work]),
      })
      const [us = [], them = []] = [done.ours, done.theirs]
      const ratio = ratioOf(us, them, 'perSecond')
      works[work] = { ours: middle(us, 'perSecond'), theirs: middle(them, 'perSecond'), ratio }
    }
    const facts = { date: today(), machine: machine(), database, version: ground.data.version }
    return { kind: 'peer', ...facts, peer: peer.name, title: peer.title, leads: options.leads, rounds, seconds, works }
  } finally {
    await ground.close()
  }
}

const sought = 'Александр'

function ourCalls(): Record<Work, Call[]> {
  return {
    'list of 20': [listCall({ period: allTime })],
    'text filter': [listCall({ period: allTime, like: { field: 'name', value: sought } })],
    statuses: [statusesCall],
    update: updateCalls(),
    create: createCalls(),
  }
}

function theirCalls(peer: Peer, leads: LeadDraft[]): Record<Work, Call[]> {
  const some = leads.slice(0, 100)
  return {
    'list of 20': [peer.list()],
    'text filter': [peer.search(sought)],
    statuses: [peer.statuses()],
    update: some.map((_, index) => peer.update(index + 1)),
    create: some.map((lead) => peer.create(lead)),
  }
}
