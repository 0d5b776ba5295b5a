import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

/** Rows between two of the same lead, so that they are in different slices. */
const between = 1_100
const many = Array.from({ length: between }, (_, n) => `Имя ${n};+7903${1_000_000 + n};`)

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo } = importing(desk)
  const mapping = { match: 'contact', update: 'given' }
  let [anna, boris] = ['', '']
  beforeAll(async () => {
    anna = await desk().lead({ name: 'Анна', phone: '+79035550101', price: '1' })
    boris = await desk().lead({ name: 'Борис', phone: '+79035550102', price: '2' })
  })

  test('a lead that two rows of a file matched counts once as restored or kept', async () => {
    const rows = [
      ...['Анна;+79035550101;10', 'Борис;+79035550102;20', ...many],
      ...['Анна;+79035550101;11', 'Борис;+79035550102;21'],
    ]
    const done = await load(['Имя;Телефон;Сумма', ...rows].join('\n'), { mapping })
    expect(done.progress).toMatchObject({ created: between, updated: 2, joined: 2 })
    await desk().send('PATCH', `/leads/${boris}`, { price: '999' })
    const undone = await undo(done.id)
    expect(undone.undone).toEqual({ removed: between, restored: 1, kept: 1, kept_leads: [boris] })
    expect((await desk().send('GET', `/leads/${anna}`)).json).toMatchObject({ price: '1.00' })
    expect((await desk().send('GET', `/leads/${boris}`)).json).toMatchObject({ price: '999.00' })
  })

  test('a kept lead counts once even if more leads are kept than are listed', async () => {
    const kept = Array.from({ length: 1_010 }, (_, n) => `Новый ${n};+7904${1_000_000 + n};`)
    const again = kept.map((row) => `${row}5`)
    const file = ['Имя;Телефон;Сумма', ...kept, ...many, ...again].join('\n')
    const done = await load(file, { mapping })
    expect(done.progress).toMatchObject({ created: 1_010 + between, joined: 1_010 })
    await load(['Имя;Телефон;Комментарий', ...kept.map((row) => `${row}Перезвонить`)].join('\n'), { mapping })
    await load(['Имя;Телефон;Сумма', ...kept.map((row) => `${row}7`)].join('\n'), { mapping })
    const { undone } = await undo(done.id)
    expect(undone).toMatchObject({ removed: between, restored: 0, kept: 1_010 })
    expect(new Set(undone.kept_leads).size).toBe(1_000)
  }, 60_000)
})
