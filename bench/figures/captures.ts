import type { Ground } from '../ground.ts'
import { startServer } from '../processes.ts'
import { compareWithAll, type Measured } from '../turns.ts'
import { formCalls, newForm } from '../wire.ts'

const connections = 64

/** Submissions of a form; the response comes after the lead is created. */
export async function forms(ground: Ground): Promise<Measured> {
  const { address } = ground.desk()
  const calls = formCalls(await newForm(address))
  return compareWithAll(ground, { calls, connections, seconds: ground.seconds }, ['bare'])
}

/** Submissions that are only stored on disk before the response. */
export async function receipts(ground: Ground): Promise<Measured> {
  const door = await startServer('receipts.ts', await ground.data.freshUrl())
  try {
    const loading = { calls: formCalls('/f/form'), connections, seconds: ground.seconds }
    return await compareWithAll(ground, loading, ['bare'], door)
  } finally {
    await door.stop()
  }
}
