import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { compare } from '../long/comparing.ts'
import { seed } from './property.ts'

/** A short form of the test that `npm run test:long` runs with ten thousand questions. */
eachDatabase((database) => {
  const desk = useDesk(database)

  test('answers equal those of a model, while leads are created, changed and removed', async () => {
    await compare(desk(), { queries: 100, seed })
    expect(await desk().store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
    expect(await desk().store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
  })
})
