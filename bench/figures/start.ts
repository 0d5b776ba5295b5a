import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import { startDesk } from '../processes.ts'
import type { Measured } from '../turns.ts'
import { listCall } from '../wire.ts'

/** From the start of the process to its first response, with a store that does not exist yet. */
export async function startEmpty({ data, program, rounds }: Ground): Promise<Measured> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const url = await data.freshUrl()
    const started = performance.now()
    const desk = await startDesk(program, url, data.log)
    times.push(performance.now() - started)
    await desk.stop()
  }
  return { unit: 'ms', ours: median(times), against: {} }
}

/** From the start of the process to its first list of a month, with all leads in the store. */
export async function startFull({ restart, month, rounds }: Ground): Promise<Measured> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await restart(listCall({ period: month })))
  return { unit: 'ms', ours: median(times), against: {} }
}
