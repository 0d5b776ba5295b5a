import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { upload, load } = importing(desk)

test('dates with points are read day first in a column of slashes that has the month first', async () => {
  const dates = ['03/25/2022', '04/26/2022 9:40', '03/05/2022', '05.03.2022', '25.03.2022 9:40', '2022-03-06']
  const rows = dates.map((date, n) => `${date};Имя ${n}`)
  const done = await load(`Дата создания;Имя\n${rows.join('\n')}`, { mapping: { match: 'none' } })
  expect(done.preview.columns[0]?.dates).toEqual({ order: 'mdy', is_sure: true, unread: 0 })
  expect(done.progress).toMatchObject({ created: 6, refused: 0 })
  const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', sort: 'id' } })
  expect((json.items as { creation_date: string }[]).map((lead) => lead.creation_date)).toEqual([
    '2022-03-24T21:00:00Z',
    '2022-04-26T06:40:00Z',
    '2022-03-04T21:00:00Z',
    '2022-03-04T21:00:00Z',
    '2022-03-25T06:40:00Z',
    '2022-03-05T21:00:00Z',
  ])
})

test('they do not tell how the slashes beside them are meant', async () => {
  const { json } = await upload('Дата создания;Имя\n03/04/2022;Анна\n25.03.2022;Борис\n')
  const [column] = (json.preview as { columns: { dates: object }[] }).columns
  expect(column?.dates).toEqual({ order: 'dmy', is_sure: false, unread: 0 })
})
