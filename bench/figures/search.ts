import type { Ground } from '../ground.ts'
import type { Loaded } from '../load.ts'
import { alternately, type Baseline, type Measured, middle, ratioOf, serverOf } from '../turns.ts'
import { allTime, listCall, type Period, type Text } from '../wire.ts'

/** The text filter within a month: the worst of several texts. */
export const searchMonth = (ground: Ground) => worst(ground, ground.month, ground.texts)

/** The same over all leads. */
export const searchAll = (ground: Ground) => worst(ground, allTime, ground.texts)

/** A rare text, over all leads. */
export const searchRare = (ground: Ground) => worst(ground, allTime, { rare: ground.texts.rare as Text })

/** Two letters are too few for a trigram index: a frequent pair, and one without any match. */
export const twoLetters = (ground: Ground) =>
  worst(ground, allTime, { 'in many': { field: 'name', value: 'ан' }, 'in none': { field: 'text', value: 'ъь' } })

/** Each text on one connection: the slowest p99, and the smallest ratio of speed to each baseline. */
async function worst(ground: Ground, period: Period, texts: Record<string, Text>): Promise<Measured> {
  const parts: Record<string, Record<string, number>> = {}
  const measured: Measured = { unit: 'ms', ours: 0, p99: 0, against: {}, parts }
  for (const [what, like] of Object.entries(texts)) {
    const { ours = [], ...others } = await alternately(ground.rounds, turns(ground, period, like))
    measured.ours = Math.max(measured.ours, middle(ours, 'mean'))
    measured.p99 = Math.max(measured.p99 ?? 0, middle(ours, 'p99'))
    parts[what] = { ours: middle(ours, 'mean'), p99: middle(ours, 'p99') }
    for (const [name, theirs] of Object.entries(others) as [Baseline, Loaded[]][]) {
      const [value, ratio, p99] = [middle(theirs, 'mean'), ratioOf(ours, theirs, 'perSecond'), middle(theirs, 'p99')]
      parts[what][name] = value
      const before = measured.against[name] ?? { value: 0, ratio: Number.POSITIVE_INFINITY, p99: 0 }
      measured.against[name] = {
        value: Math.max(value, before.value),
        ratio: Math.min(ratio, before.ratio),
        p99: Math.max(p99, before.p99 ?? 0),
      }
    }
  }
  return measured
}

function turns(ground: Ground, period: Period, like: Text): Record<string, () => Promise<Loaded>> {
  const loading = { calls: [listCall({ period, like })], connections: 1, seconds: ground.seconds / 5 }
  const run: Record<string, () => Promise<Loaded>> = { ours: () => ground.load(ground.desk(), loading) }
  for (const name of ['naive', 'pool'] as const) {
    const server = serverOf(ground, name)
    if (server) run[name] = () => ground.load(server, loading)
  }
  return run
}
