import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { mostLines } from './channel-tree.ts'

type Line = { value: string; total: number | null; leads: { leads: number }; items: Line[] | null }

eachDatabase((database) => {
  const desk = useDesk(database)
  const ask = (path: string, query: Record<string, string>) =>
    desk().send('GET', `/reports/${path}`, undefined, { query })

  beforeAll(async () => {
    const draft = {
      title: 'Заявка',
      name: null,
      phone: null,
      email: null,
      text: null,
      price: 100,
      paidDate: null,
      status: 0,
    }
    const project = await findProject(desk().store, 12345)
    const drafts = ['а', 'б', 'в'].flatMap((source, place) =>
      Array.from({ length: 900 + 10 * (3 - place) }, (_, index) => ({
        ...{ ...draft, source, creationDate: start - 60 },
        lastTouch: { utm_campaign: `${source} ${index}` },
      })),
    )
    await createLeads(desk().store, cli, project, drafts, start)
  })

  test('a tree has its whole first level, and then lower lines up to the maximum', async () => {
    const { status, json, text } = await ask('channels', { level: 'source', depth: '2', limit: '1000', period: 'all' })
    expect(status, text.slice(0, 200)).toBe(200)
    const items = json.items as Line[]
    expect(items.map(({ value, total, leads, items }) => [value, total, leads.leads, items?.length])).toEqual([
      ['а', 930, 930, 930],
      ['б', 920, 920, 920],
      ['в', 910, 910, mostLines - 3 - 930 - 920],
    ])
  })

  const long = JSON.stringify({
    field: 'id',
    operator: 'not in',
    value: Array.from({ length: 1_000 }, (_, id) => String(id)),
  })
  test.each<[string, string, Record<string, string>, number]>([
    ['a series of four years', 'series', { period: '2020-01-01..2024-01-31' }, 422],
    ['a series of a month', 'series', { period: '2024-01-01..2024-01-31' }, 200],
    ['a tree of many lines', 'channels', { level: 'source', depth: '2', limit: '1000', period: 'all' }, 422],
    ['some hours of the week', 'hours', { period: 'all' }, 200],
    ['a few people', 'people', { period: 'all' }, 200],
    ['a funnel', 'funnel', { period: 'all' }, 200],
    ['cohorts of some', 'cohorts', { period: '2023-01-01..2024-01-31' }, 200],
    ['one of a few', 'channels', { level: 'source', period: 'all' }, 200],
  ])('a filter that %s would repeat too often is refused', async (_, path, query, status) => {
    const reply = await ask(path, { ...query, filter: long })
    expect(reply.status).toBe(status)
    if (status === 422) expect(reply.json).toMatchObject({ code: 'too-long', parameter: 'filter' })
  })
})
