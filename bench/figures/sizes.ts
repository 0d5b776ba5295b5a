import type { Ground } from '../ground.ts'
import { memoryOf } from '../processes.ts'
import type { Measured } from '../turns.ts'

/** What the leads take on disk with all that is kept of them, against the naive table. */
export async function fileSize({ data }: Ground): Promise<Measured> {
  const { desk, naive } = await data.sizes()
  return { unit: 'MB', ours: desk / 2 ** 20, against: { naive: { value: naive / 2 ** 20, ratio: desk / naive } } }
}

/** Resident memory of the server after all that came before. */
export async function memory({ desk, naive }: Ground): Promise<Measured> {
  const [ours, value] = [await memoryOf(desk().pid), await memoryOf(naive.pid)]
  return { unit: 'MB', ours, against: { naive: { value, ratio: ours / value } } }
}
