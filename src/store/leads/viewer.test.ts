import { beforeAll, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { commentLead } from '../../actions/comments.ts'
import { changeLead, createLead } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import type { Viewer } from '../../domain/access.ts'
import { hidden } from '../../domain/contacts.ts'
import { everything } from '../../domain/filter.ts'
import type { Lead } from '../../domain/lead.ts'
import { allTime } from '../../domain/period.ts'
import type { QueryOf, ReadName } from '../readers/queries.ts'
import type { Reads } from '../repositories.ts'
import { visibleLeads } from './viewer.ts'

const [phone, email] = ['+7 921 987-65-43', 'vera@secret.example']
const title = `Замер ${phone}`
const leads = { period: allTime, filter: everything, sort: { field: 'creation_date', order: 'desc' } as const }

/** Every named read of the store, and whether its answer shows leads or only numbers. A new read does not compile without its line here. */
const queries: { [N in ReadName]: { query: QueryOf<N>; shows: 'leads' | 'numbers' } } = {
  list: { query: { ...leads, limit: 10, offset: 0 }, shows: 'leads' },
  orders: { query: { ...leads, limit: 10, offset: 0 }, shows: 'leads' },
  page: { query: { ...leads, limit: 10 }, shows: 'leads' },
  lead: { query: { id: 1 }, shows: 'leads' },
  neighbours: { query: { ...leads, id: 1 }, shows: 'leads' },
  related: { query: { id: 1, limit: 10 }, shows: 'leads' },
  board: { query: { ...leads, limit: 10 }, shows: 'leads' },
  ids: { query: { ...leads, until: 100, after: 0, limit: 10 }, shows: 'numbers' },
  tallies: { query: [{ date: 'creation_date', ...leads, by: 'source' }], shows: 'numbers' },
  paths: {
    query: [{ date: 'creation_date', ...leads, levels: ['channel', 'source'], touch: 'first' }],
    shows: 'numbers',
  },
  channelDiff: { query: [{ channel: 1, match: { source: { contains: ['п'] } } }], shows: 'numbers' },
  span: { query: leads.filter, shows: 'numbers' },
  sources: { query: { limit: 10 }, shows: 'numbers' },
  receipts: { query: { filter: {}, limit: 10 }, shows: 'numbers' },
  receiptCount: { query: {}, shows: 'numbers' },
  receiptNumbers: { query: { filter: {}, buckets: [{ from: start, to: start + 59 }] }, shows: 'numbers' },
  receiptTouches: { query: { filter: {}, limit: 10 }, shows: 'numbers' },
  receiptArrivals: { query: [{ from: start, to: start + 59 }], shows: 'numbers' },
  receiptLeads: { query: { limit: 10, offset: 0 }, shows: 'numbers' },
}

type AnswerOf<Repository> = {
  [M in keyof Repository]: Repository[M] extends (...given: never[]) => infer Answer ? Awaited<Answer> : never
}[keyof Repository]
type Answer = { [N in keyof Reads]: AnswerOf<Reads[N]> }[keyof Reads]
type PlainLeads = Extract<Answer, Lead | readonly Lead[] | ReadonlyMap<unknown, Lead>>

/** The other reads return no lead that could be shown without a mask; one that does makes this line fail to compile. */
const areOthersMasked: [PlainLeads] extends [never] ? true : PlainLeads = true

const threads = [undefined, 'reader-pool'] as const

bothDatabases((database) => {
  const desks = threads.map((forcedPath) => useDesk(database, { ...(forcedPath && { forcedPath }) }))
  let viewer: Viewer

  beforeAll(async () => {
    for (const desk of desks) {
      const { store } = desk()
      const project = await findProject(store, 12345)
      viewer = { project, mask: { sources: ['подряд'] } }
      const touch = { landing: `https://shop.example/?phone=79219876543&email=${email}` }
      const secret = { title, name: email, text: title, phone, email, fields: { note: phone }, firstTouch: touch }
      const draft = { ...secret, lastTouch: touch, status: 0, price: null, paidDate: null, creationDate: start }
      for (const source of ['Подряд', 'подряд', phone])
        await createLead(store, cli, project, { ...draft, source }, start)
      await changeLead(store, cli, project, 1, { name: `Вера ${phone}` }, start)
      await commentLead(store, cli, project, { id: 1, comment: `Звонить на ${phone} или ${email}` }, start)
    }
  })

  for (const [index, thread] of threads.entries()) {
    const store = () => (desks[index] as (typeof desks)[number])().store
    const where = thread ? 'a worker thread' : 'the main thread'

    test.each(Object.keys(queries) as ReadName[])(
      `in ${where}: %s hides contacts, and leads of other sources`,
      async (name) => {
        const { query, shows } = queries[name]
        const found = text(await store().read(name, viewer, query as never))
        expectHidden(found)
        if (shows === 'leads') expect(found).toContain(hidden)
      },
    )
  }

  test('what is read for destinations and imports is masked before it is shown', async () => {
    expect(areOthersMasked).toBe(true)
    const { deliveredLeads, importLookups } = (desks[0] as (typeof desks)[number])().store
    for (const leads of [await deliveredLeads.of(12345, [1, 2, 3]), await importLookups.leads(12345, [1, 2, 3])]) {
      const seen = visibleLeads(viewer, leads)
      expect([...seen.keys()].sort()).toEqual([1, 2])
      expectHidden(text([...seen.values()]))
      expect(text([...seen.values()])).toContain(hidden)
    }
  })

  test('the events of a project, of one lead, and its timeline are masked too', async () => {
    const { events } = (desks[0] as (typeof desks)[number])().store
    const pages = [
      await events.page(viewer, { after: 0, limit: 100 }),
      await events.page(viewer, { after: 0, limit: 100, lead: 1 }),
      await events.pageOfMany(viewer, { after: 0, limit: 100 }),
      await events.ofLead(viewer, { lead: 1, order: 'asc', limit: 100 }),
    ]
    for (const page of pages) {
      expectHidden(text(page))
      expect(text(page)).toContain(hidden)
    }
    expect(text(await events.ofLead(viewer, { lead: 3, order: 'asc', limit: 100 }))).toBe('[]')
  })
})

function text(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each)) ?? ''
}

function expectHidden(found: string): void {
  expect(found).not.toContain(email)
  expect(found.replace(/\D/g, '')).not.toContain('9219876543')
  expect(found).not.toContain('"id":3,')
}
