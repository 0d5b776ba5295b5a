import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { compare } from '../long/comparing.ts'
import { seed } from './property.ts'

/** What `npm run test:long` asks ten thousand times, a few times. */
eachDatabase((database) => {
  const desk = useDesk(database)

  test('answers are those of a model, while leads come, change and go', async () => {
    await compare(desk(), { queries: 100, seed })
    expect(await desk().store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
    expect(await desk().store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
  })
})
