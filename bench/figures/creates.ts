import type { Ground } from '../ground.ts'
import { compareWithAll, type Measured } from '../turns.ts'
import { createCalls, updateCalls } from '../wire.ts'

/** Creates; each is on disk before its response. */
export const creates = (connections: number) => (ground: Ground) => measure(ground, connections)

/** Changes of existing leads; each is on disk before its response. */
export function updates(ground: Ground): Promise<Measured> {
  const calls = updateCalls(Math.min(1000, ground.leads))
  return compareWithAll(ground, { calls, connections: 10, seconds: ground.seconds }, ['bare', 'naive', 'pool'])
}

function measure(ground: Ground, connections: number): Promise<Measured> {
  const loading = { calls: createCalls(), connections, seconds: ground.seconds }
  return compareWithAll(ground, loading, ['bare', 'naive', 'pool'])
}
