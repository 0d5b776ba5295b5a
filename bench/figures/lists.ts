import type { Ground } from '../ground.ts'
import { compareWithAll, type Measured } from '../turns.ts'
import { listCall, statusesCall } from '../wire.ts'

/** A page of a month, with its exact total. */
export const list = (limit: number) => (ground: Ground) => {
  const calls = [listCall({ period: ground.month, limit })]
  return compareWithAll(ground, { calls, connections: 10, seconds: ground.seconds }, ['bare', 'naive', 'pool'])
}

/** The list of statuses: the cost of a call that needs almost nothing of the store. */
export function statuses(ground: Ground): Promise<Measured> {
  return compareWithAll(ground, { calls: [statusesCall], connections: 10, seconds: ground.seconds }, ['bare', 'naive'])
}
