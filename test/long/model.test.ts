import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { compare } from './comparing.ts'

/** The questions are the same every time, unless MODEL_SEED differs; MODEL_QUERIES is their number. */
const seed = Number(process.env.MODEL_SEED ?? 20_240_301)
const queries = Number(process.env.MODEL_QUERIES ?? 10_000)

/** The timeout (ms), which only ends a hanging run. */
const timeout = 60_000 + queries * 1_000

eachDatabase((database) => {
  const desk = useDesk(database)

  test(
    `${queries} answers equal those of a model, while leads are created, changed and removed`,
    async () => {
      const done = await compare(desk(), { queries, seed })
      expect(Object.keys(done).length, JSON.stringify(done)).toBeGreaterThan(queries < 1_000 ? 0 : 20)
      expect(await desk().store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
      expect(await desk().store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    },
    timeout,
  )
})
