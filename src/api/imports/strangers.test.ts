import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, refusals } = importing(desk)
  const emails = async () => {
    const query = { period: 'all', sort: 'id', limit: '100' }
    const { items } = (await desk().send('GET', '/leads', undefined, { query })).json
    return (items as Record<string, string>[]).map(({ name, email }) => `${name} ${email}`)
  }

  test('customers without an e-mail are separate leads, whatever placeholder the cell has', async () => {
    const rows = ['-', '—', 'нет', 'нет', 'n/a', 'anna@', 'none@none', 'NONE@none']
    const file = ['Имя;E-mail', ...rows.map((mail, index) => `Клиент ${index};${mail}`)].join('\n')
    const done = await load(file, { mapping: { match: 'contact' } })
    expect(done.progress).toMatchObject({ created: 7, joined: 1 })
    expect(await emails()).toEqual([
      ...['Клиент 0 null', 'Клиент 1 null', 'Клиент 2 нет', 'Клиент 3 нет', 'Клиент 4 n/a', 'Клиент 5 anna@'],
      'Клиент 7 none@none',
    ])
    expect((await load(`${file}\n`, { mapping: { match: 'contact' } })).progress).toMatchObject({ created: 0 })
  })

  test('a second table with the same placeholders overwrites no leads', async () => {
    const file = (...rows: string[]) => ['Номер;Имя;Телефон;E-mail', ...rows].join('\n')
    const mapping = { match: 'id', update: 'given' }
    const first = file('1;Анна;+79035550101;нет', '2;Борис;+79035550102;нет')
    expect((await load(first, { mapping })).progress).toMatchObject({ created: 2 })
    const done = await load(file('1;Глеб;+79035550103;нет', '2;Борис;+79035550104;нет'), { mapping })
    expect(done.progress).toMatchObject({ updated: 1, refused: 1 })
    expect(await refusals(done.id)).toMatchObject([{ line: 2, code: 'row-other-person' }])
  })
})
