import type { Ground } from '../ground.ts'
import { startServer } from '../processes.ts'
import { againstAll, type Measured } from '../turns.ts'
import { formCalls, newForm } from '../wire.ts'

const connections = 64

/** What visitors send to a form, with the lead made when they are answered. */
export async function forms(ground: Ground): Promise<Measured> {
  const { address } = ground.desk()
  const calls = formCalls(await newForm(address))
  return againstAll(ground, { calls, connections, seconds: ground.seconds }, ['bare'])
}

/** The same as far as the visitor needs it: on disk, and not worked yet. */
export async function receipts(ground: Ground): Promise<Measured> {
  const door = await startServer('receipts.ts', await ground.data.freshUrl())
  try {
    const loading = { calls: formCalls('/f/form'), connections, seconds: ground.seconds }
    return await againstAll(ground, loading, ['bare'], door)
  } finally {
    await door.stop()
  }
}
