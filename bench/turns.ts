import type { Ground, Loading } from './ground.ts'
import type { Loaded } from './load.ts'
import { median } from './numbers.ts'
import type { Running } from './processes.ts'
import { type Call, send } from './wire.ts'

/**
 * The baselines of a figure; `first`, `alone` and `list` are the desk itself, under easier conditions or on easier
 * work.
 */
export type Baseline = 'bare' | 'naive' | 'pool' | 'first' | 'alone' | 'list' | 'loop'

type Unit = 'req/s' | 'rows/s' | 's' | 'ms' | 'MB' | 'kB' | 'nodes' | 'requests'

/** A measured figure. A ratio is ours by theirs, the median of the rounds; `p99` is in milliseconds. */
export type Measured = {
  unit: Unit
  ours: number
  p99?: number
  against: Partial<Record<Baseline, { value: number; ratio: number; p99?: number }>>
  /**
   * The share of a core that the load generator used for us, and for each baseline. Near 1 the generator was the
   * bottleneck.
   */
  loadCpu?: Record<string, number>
  /** The parts of a figure that is the worst of several, in milliseconds. */
  parts?: Record<string, Record<string, number>>
}

type Rounds = Record<string, Loaded[]>

/** Runs each once per round, for some rounds, so that a slower machine slows all of them down. */
export async function alternately(rounds: number, turns: Record<string, () => Promise<Loaded>>): Promise<Rounds> {
  const done: Rounds = Object.fromEntries(Object.keys(turns).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(turns)) done[name]?.push(await run())
  return done
}

/**
 * Measures calls on the desk, or another server of ours, alternating with each baseline that supports them. The bare
 * one sends responses of the desk's size.
 */
export async function compareWithAll(
  ground: Ground,
  loading: Loading,
  others: Baseline[],
  ours = ground.desk(),
): Promise<Measured> {
  const turns: Record<string, () => Promise<Loaded>> = { ours: () => ground.load(ours, loading) }
  for (const name of others) {
    const server = serverOf(ground, name)
    if (server) turns[name] = () => ground.load(server, loading)
  }
  await readyAnswer(ground, ours, loading.calls[0] as Call)
  return throughput(await alternately(ground.rounds, turns))
}

export function serverOf(ground: Ground, name: Baseline): Running | undefined {
  return name === 'bare' || name === 'naive' || name === 'pool' ? ground[name] : undefined
}

/** Gives the bare server the response of ours to this call. */
async function readyAnswer({ bare }: Ground, { address, headers }: Running, call: Call): Promise<void> {
  bare.tell({ answer: await send(address, headers, call) })
}

/** Requests per second, and the ratio of ours to each of the others. */
function throughput({ ours = [], ...others }: Rounds): Measured {
  const against = Object.entries(others).map(([name, theirs]) => {
    const value = middle(theirs, 'perSecond')
    return [name, { value, ratio: ratioOf(ours, theirs, 'perSecond'), p99: middle(theirs, 'p99') }]
  })
  const loads = Object.entries({ ours, ...others }).map(([name, rounds]) => [name, middle(rounds, 'loadCpu')])
  return {
    unit: 'req/s',
    ours: middle(ours, 'perSecond'),
    p99: middle(ours, 'p99'),
    against: Object.fromEntries(against),
    loadCpu: Object.fromEntries(loads),
  }
}

export function middle(rounds: Loaded[], of: keyof Loaded): number {
  return median(rounds.map((round) => round[of]))
}

/** The median of the ratios of each round. */
export function ratioOf(ours: Loaded[], theirs: Loaded[], of: keyof Loaded): number {
  return median(ours.map((round, index) => round[of] / (theirs[index] as Loaded)[of]))
}
