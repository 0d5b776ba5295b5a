import type { Ground } from '../ground.ts'
import { alternately, type Measured, middle, ratioOf } from '../turns.ts'
import { listCall, ownCall } from '../wire.ts'

/** A read of `/api/v2`, of a month or of all time, against the time of a list of 20 of a month. */
export const own = (noun: string, span: 'month' | 'all') => (ground: Ground) => measure(ground, noun, span)

async function measure(ground: Ground, noun: string, span: 'month' | 'all'): Promise<Measured> {
  const { month, rounds, desk } = ground
  const load = (call: ReturnType<typeof listCall>) =>
    ground.load(desk(), { calls: [call], connections: 1, seconds: ground.seconds / 2 })
  const { ours = [], list = [] } = await alternately(rounds, {
    ours: () => load(ownCall(noun, span === 'all' ? span : month)),
    list: () => load(listCall({ period: month })),
  })
  const against = { list: { value: middle(list, 'mean'), ratio: ratioOf(ours, list, 'mean') } }
  return { unit: 'ms', ours: middle(ours, 'mean'), p99: middle(ours, 'p99'), against }
}
