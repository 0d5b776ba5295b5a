import type { Ground } from '../ground.ts'
import { againstAll, type Measured } from '../turns.ts'
import { createCalls } from '../wire.ts'

/** Creates that are on disk before they are answered. */
export const creates = (connections: number) => (ground: Ground) => measure(ground, connections)

function measure(ground: Ground, connections: number): Promise<Measured> {
  const loading = { calls: createCalls(), connections, seconds: ground.seconds }
  return againstAll(ground, loading, ['bare', 'naive', 'pool'])
}
