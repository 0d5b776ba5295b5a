import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { newMember } from '../../../test/members.ts'

const reversed = (row: string) => row.split(';').reverse().join(';')

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const { load } = importing(desk)
  const none = { mapping: { match: 'none' } }

  test('a file loaded again creates no leads after the people it names became members', async () => {
    const file = 'Название;Ответственный\nОкно;Новикова\nОкно;Серова\nОкно;Серова\nДверь;\n'
    expect((await load(file, none)).progress).toMatchObject({ created: 4 })
    await newMember(desk(), 'agent', { email: 'new@example.com', name: 'Ольга Новикова' })
    const again = await load(file, none)
    expect(again.preview.members).toContainEqual({ given: 'Новикова', rows: 1, member: expect.any(String) })
    expect(again.progress).toMatchObject({ created: 0, unchanged: 4 })
  })

  test('a file loaded again creates no leads after its lost reason was created', async () => {
    const file = 'Название;Статус;Причина отказа\nБалкон;Отменен;Уехали\n'
    expect((await load(file, { mapping: { match: 'none', strict: false } })).progress).toMatchObject({ created: 1 })
    await desk().send('POST', '/lost-reasons', { name: 'Уехали' })
    expect((await load(file, { mapping: { match: 'none' } })).progress).toMatchObject({ created: 0, unchanged: 1 })
  })

  test('a file loaded again does not bring back a lead that was merged, nor one that was merged twice', async () => {
    const file = 'Имя;Телефон\nАнна;+79035550101\nАня;+79035550102\nАннушка;+79035550103'
    await load(file, none)
    const { json } = await desk().send('GET', '/leads', undefined, { query: { q: '790355501', sort: 'id' } })
    const [anna, anya, annushka] = (json.items as { id: string }[]).map(({ id }) => id)
    expect((await desk().send('POST', '/leads/merge', { into: anya, leads: [annushka] })).status).toBe(200)
    expect((await desk().send('POST', '/leads/merge', { into: anna, leads: [anya] })).status).toBe(200)
    const again = await load(file, none)
    expect(again.progress).toMatchObject({ rows: 3, created: 0, updated: 0, refused: 0 })
    await desk().send('DELETE', `/leads/${anna}`)
    expect((await load(file, none)).progress).toMatchObject({ created: 3 })
  })

  test('a file loaded again creates no leads with another mapping of statuses or order of dates', async () => {
    const file = 'Название;Статус;Дата создания\nЛоджия;Дозвон;03/04/2022\n'
    const as = (status: string, dates: string) => ({
      mapping: {
        columns: [
          { column: 0, to: 'title' },
          { column: 1, to: 'status' },
          { column: 2, to: 'creation_date', dates },
        ],
        match: 'none',
        statuses: [{ given: 'Дозвон', status }],
      },
    })
    expect((await load(file, as('0', 'dmy'))).progress).toMatchObject({ created: 1 })
    expect((await load(file, as('2', 'mdy'))).progress).toMatchObject({ created: 0, unchanged: 1 })
  })

  test('a row is recognised before and after its own field was created, unless its value differs', async () => {
    const columns = [
      { column: 0, to: 'title' },
      { column: 1, to: 'new', name: 'Этаж', type: 'number' },
    ]
    const made = { mapping: { columns, match: 'none' } }
    expect((await load('Название;Место\nКрыша;7\n', made)).progress).toMatchObject({ created: 1 })
    expect((await load('Название;Место\nКрыша;7\n', made)).progress).toMatchObject({ created: 0, unchanged: 1 })
    expect((await load('Название;Этаж\nКрыша;7\n', none)).progress).toMatchObject({ created: 0, unchanged: 1 })
    expect((await load('Название;Этаж\nКрыша;8\n', none)).progress).toMatchObject({ created: 1 })
  })

  test('rows are recognised if the columns are in another order', async () => {
    const file = 'Название;Комментарий;Источник\nЗабор;Высокий;Сарафан\nЗабор;;Сарафан\nЗабор;;Сарафан\n'
    const shuffled = 'Источник;Название;Комментарий\nСарафан;Забор;\nСарафан;Забор;Высокий\nСарафан;Забор;\n'
    expect((await load(file, none)).progress).toMatchObject({ created: 3 })
    expect((await load(shuffled, none)).progress).toMatchObject({ created: 0, unchanged: 3 })
  })

  test('rows are recognised in another order of columns, even if a field has several', async () => {
    const columns = ['title', 'source', 'source'].map((to, column) => ({ column, to, fill: column === 2 }))
    const filled = { mapping: { columns, match: 'none' } }
    expect((await load('Название;Откуда;Ещё\nНавес;Сарафан;Директ\n', filled)).progress).toMatchObject({ created: 1 })
    const again = await load('Название;Ещё;Откуда\nНавес;Директ;Сарафан\n', filled)
    expect(again.progress).toMatchObject({ created: 0, unchanged: 1 })
  })

  test.each([
    ['is in the next column', 'Беседка;5;', 'Беседка;;5'],
    ['stands where the other one stood', 'Терраса;5;6', 'Терраса;6;5'],
    ['has what separates it from the next one', 'Веранда;a","b;c', 'Веранда;a;b","c'],
    ['goes on as the next one begins', 'Мансарда;a;source', 'Мансарда;asource;'],
  ])('a value that %s is another row', async (_, one, other) => {
    for (const row of [one, other])
      expect((await load(`Название;Комментарий;Источник\n${row}\n`, none)).progress, row).toMatchObject({ created: 1 })
    const both = await load(`Источник;Комментарий;Название\n${[one, other].map(reversed).join('\n')}\n`, none)
    expect(both.progress).toMatchObject({ created: 0, unchanged: 2 })
  })
})
