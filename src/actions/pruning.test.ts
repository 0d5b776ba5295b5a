import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { createPruning } from './pruning.ts'

const [hour, day] = [3_600, 86_400]

eachDatabase((database) => {
  const desk = useDesk(database)
  const create = (key: string) => desk().lead({}, { headers: { 'Idempotency-Key': key } })
  const left = async () => (await sqlOn(desk().url, 'select key from idempotency order by key')).map(({ key }) => key)

  test('nothing is removed while the clock is far ahead, until it has been so for hours', async () => {
    let uptime = 10 * day
    const failures: unknown[] = []
    const begun = () =>
      createPruning(desk().store, {
        ...{ clock: () => desk().clock.now, uptime: () => uptime, keepRawDays: 90 },
        ...{ stop: new AbortController().signal, onFailure: (error) => failures.push(error) },
      })
    const round = begun()
    await create('first')
    await round()

    desk().clock.now = start + 400 * day
    await round()
    await round()
    await begun()() // a server that just started does not trust the clock earlier
    expect(await left()).toEqual(['first'])
    expect(failures.map(String)).toEqual([1, 2].map(() => expect.stringContaining('The clock is a day past')))

    desk().clock.now = start + 20 * hour
    uptime += 7 * hour
    await round()
    await create('second')
    desk().clock.now = start + day
    await round()
    expect(await left()).toEqual(['second'])

    desk().clock.now = start + 10 * day // nothing ran meanwhile
    await round()
    uptime += 6 * hour - 1
    await round()
    expect(await left()).toEqual(['second'])
    uptime += 1
    await round()
    expect(await left()).toEqual([])
    desk().clock.now += day
    await round()
    expect(failures).toHaveLength(3)
  })
})
