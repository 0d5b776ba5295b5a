import type { Ground } from '../ground.ts'
import { memoryOf } from '../processes.ts'
import type { Measured } from '../turns.ts'

/** The size of the leads on disk with everything that belongs to them, against the naive table. */
export async function fileSize({ data }: Ground): Promise<Measured> {
  const { desk, naive } = await data.sizes()
  return { unit: 'MB', ours: desk / 2 ** 20, against: { naive: { value: naive / 2 ** 20, ratio: desk / naive } } }
}

/** Resident memory of the server after all earlier figures. */
export async function memory({ desk, naive }: Ground): Promise<Measured> {
  const [ours, value] = [await memoryOf(desk().pid), await memoryOf(naive.pid)]
  return { unit: 'MB', ours, against: { naive: { value, ratio: ours / value } } }
}
