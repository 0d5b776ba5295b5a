import type { Ground } from '../ground.ts'
import { inTurns, type Measured, middle, ratioOf } from '../turns.ts'
import { allTime, createCalls, listCall } from '../wire.ts'

/** The p99 of a create while somebody's filter reads all leads again and again, against the p99 of one alone. */
export async function createBesideScan(ground: Ground): Promise<Measured> {
  const create = { calls: createCalls(), connections: 1, seconds: ground.seconds }
  // two letters that nobody has: no index helps, and no page is full before the end
  const scan = listCall({ period: allTime, like: { field: 'text', value: 'ъь' } })
  const { alone = [], beside = [] } = await inTurns(ground.rounds, {
    alone: () => ground.load(ground.desk(), create),
    beside: async () => {
      // longer than the creates with all that comes before they count
      const scanning = ground.loadBeside(ground.desk(), { calls: [scan], connections: 1, seconds: ground.seconds * 2 })
      const [created] = await Promise.all([ground.load(ground.desk(), create), scanning])
      return created
    },
  })
  const [ours, value] = [middle(beside, 'p99'), middle(alone, 'p99')]
  return { unit: 'ms', ours, p99: ours, against: { alone: { value, ratio: ratioOf(beside, alone, 'p99') } } }
}
