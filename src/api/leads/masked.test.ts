import { beforeAll, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'
import type { Viewer } from '../../domain/access.ts'
import { hidden } from '../../domain/contacts.ts'
import { everything, type Filter } from '../../domain/filter.ts'
import type { v2SortFields } from '../../domain/lead.ts'
import { allTime } from '../../domain/period.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { create } = apiLeads(desk)
  let viewer: Viewer
  let ids: string[]
  const page = (filter: Filter, sort: (typeof v2SortFields)[number] = 'id') =>
    desk().store.read('page', viewer, { period: allTime, filter, sort: { field: sort, order: 'asc' }, limit: 100 })

  beforeAll(async () => {
    viewer = { project: await findProject(desk().store, 12345), mask: { sources: ['Подряд'] } }
    const leads = [
      {
        title: 'Кухня +79990001122',
        phone: '+79990001122',
        email: 'k@k.ru',
        source: 'подряд',
        text: 'почта k@k.ru',
        price: '5',
      },
      { title: 'kira@mail.ru', phone: '+79990001122', source: 'ПОДРЯД', creation_date: '2024-03-01T10:00:00Z' },
      { title: 'Чужая', phone: '+79990001122', source: 'другой', price: '7' },
    ]
    ids = []
    for (const lead of leads) ids.push((await create(lead)).id)
  })

  test('a contractor sees the leads of their sources without contacts, and totals of these only', async () => {
    const { leads, total, sum } = await page(everything)
    expect(leads.map(({ id, title, phone, email, text }) => [String(id), title, phone, email, text])).toEqual([
      [ids[0], `Кухня ${hidden}`, hidden, hidden, `почта ${hidden}`],
      [ids[1], hidden, hidden, null, null],
    ])
    expect({ total, sum }).toEqual({ total: 2, sum: 500n })
  })

  test('a contractor does not see a lead of another source, by id or as a neighbour or related lead', async () => {
    const read = (index: number) => desk().store.read('lead', viewer, { id: Number(ids[index]), inBin: true })
    expect(await read(0)).toMatchObject({ phone: hidden })
    expect(await read(2)).toBe(null)
    const selection = { period: allTime, filter: everything, sort: { field: 'id', order: 'asc' } } as const
    const beside = await desk().store.read('neighbours', viewer, { ...selection, id: Number(ids[1]) })
    expect(beside).toMatchObject({ previous: { phone: hidden }, next: null })
    const related = await desk().store.read('related', viewer, { id: Number(ids[0]), limit: 9 })
    expect(related).toMatchObject({ total: 1, leads: [{ id: Number(ids[1]), phone: hidden }] })
  })

  test.each<[string, Filter, number[]]>([
    ['a word of a title', { field: 'q', operator: 'like', value: 'кухня' }, []],
    ['a word of an address', { field: 'q', operator: 'like', value: 'kira' }, []],
    ['a part of a phone', { field: 'q', operator: 'like', value: '999000' }, []],
    ['a mail', { field: 'q', operator: 'like', value: 'k@k.ru' }, []],
    ['a source', { field: 'q', operator: 'like', value: 'подряд' }, [0, 1]],
  ])('a contractor finds no contact by %s', async (_, filter, found) => {
    const { leads } = await page(filter)
    expect(leads.map(({ id }) => String(id))).toEqual(found.map((index) => ids[index]))
  })

  test('a contractor may not filter or sort by hidden fields', async () => {
    await expect(page({ field: 'phone', operator: '=', value: '+79990001122' })).rejects.toMatchObject({
      code: 'hidden-field',
    })
    await expect(page({ or: [{ field: 'email', operator: 'null', value: false }] })).rejects.toMatchObject({
      code: 'hidden-field',
    })
    for (const field of ['title', 'name', 'text', 'utm_term'] as const)
      await expect(page({ field, operator: 'like', value: 'к' })).rejects.toMatchObject({ code: 'hidden-field' })
    await expect(page(everything, 'title')).rejects.toMatchObject({ code: 'hidden-field' })
    await expect(page(everything, 'name')).rejects.toMatchObject({ code: 'hidden-field' })
  })
})
