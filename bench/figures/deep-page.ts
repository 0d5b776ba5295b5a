import type { Ground } from '../ground.ts'
import type { Loaded } from '../load.ts'
import { alternately, type Measured, middle, ratioOf } from '../turns.ts'
import { allTime, listCall } from '../wire.ts'

/** A page at offset half a million, or half of all leads, against the first page of the same list. */
export async function deepPage(ground: Ground): Promise<Measured> {
  const { rounds, load, desk, naive, pool } = ground
  const offset = Math.min(500_000, Math.floor(ground.leads / 2))
  const page = (offset: number) => ({
    calls: [listCall({ period: allTime, offset })],
    connections: 1,
    seconds: ground.seconds / 2,
  })
  const turns: Record<string, () => Promise<Loaded>> = {
    ours: () => load(desk(), page(offset)),
    first: () => load(desk(), page(0)),
    naive: () => load(naive, page(offset)),
  }
  if (pool) turns.pool = () => load(pool, page(offset))
  const { ours = [], first = [], ...others } = await alternately(rounds, turns)
  const faster = Object.entries(others).map(([name, theirs]) => {
    return [name, { value: middle(theirs, 'mean'), ratio: ratioOf(ours, theirs, 'perSecond') }]
  })
  return {
    unit: 'ms',
    ours: middle(ours, 'mean'),
    p99: middle(ours, 'p99'),
    against: {
      first: { value: middle(first, 'mean'), ratio: ratioOf(ours, first, 'mean') },
      ...Object.fromEntries(faster),
    },
  }
}
