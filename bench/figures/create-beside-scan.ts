import type { Ground } from '../ground.ts'
import { alternately, type Measured, middle, ratioOf } from '../turns.ts'
import { allTime, createCalls, listCall } from '../wire.ts'

/** The p99 of a create during repeated full scans by a filter, against the p99 of one alone. */
export async function createBesideScan(ground: Ground): Promise<Measured> {
  const create = { calls: createCalls(), connections: 1, seconds: ground.seconds }
  // two letters without any match: no index helps, and the page is not full before the end
  const scan = listCall({ period: allTime, like: { field: 'text', value: 'ъь' } })
  const { alone = [], beside = [] } = await alternately(ground.rounds, {
    alone: () => ground.load(ground.desk(), create),
    beside: async () => {
      // longer than the warm-up and the creates together
      const scanning = ground.loadBeside(ground.desk(), { calls: [scan], connections: 1, seconds: ground.seconds * 2 })
      const [created] = await Promise.all([ground.load(ground.desk(), create), scanning])
      return created
    },
  })
  const [ours, value] = [middle(beside, 'p99'), middle(alone, 'p99')]
  return { unit: 'ms', ours, p99: ours, against: { alone: { value, ratio: ratioOf(beside, alone, 'p99') } } }
}
