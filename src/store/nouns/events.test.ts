import { type CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import type { Viewer } from '../../domain/access.ts'
import { hidden } from '../../domain/contacts.ts'
import type { Project } from '../../domain/project.ts'
import { eventReads } from '../leads/event-reads.ts'
import { postgres } from '../postgres/dialect.ts'
import type { Tables } from '../schema/tables.ts'
import { sqlite } from '../sqlite/dialect.ts'
import Database from '../sqlite/driver.ts'

const by = { door: 'demo', name: 'demo' } as const

bothDatabases((database) => {
  const desk = useDesk(database)
  let project: Project
  let contractor: Viewer
  let [foreign, own] = ['', '']

  beforeAll(async () => {
    project = await findProject(desk().store, 12345)
    contractor = { project, mask: { sources: ['Подряд'] } }
    const leads = [...demoLeads({ count: 6_000, seed: 1, now: start })]
    for (let at = 0; at < leads.length; at += 500)
      await createLeads(desk().store, by, project, leads.slice(at, at + 500), start)
    foreign = await desk().lead({ source: 'Сайт', phone: '+7 999 123-45-67' })
    own = await desk().lead({ source: 'подряд', phone: '+7 999 123-45-67', text: 'почта ivan@mail.ru' })
    await desk().call('lead/update', { id: own, phone: '+7 999 765-43-21', price: 100 })
    await desk().call('lead/update', { id: foreign, price: 100 })
  })

  const follow = async (viewer: Viewer, after: number) => desk().store.events.page(viewer, { after, limit: 100 })
  const timeLine = (viewer: Viewer, lead: string) =>
    desk().store.events.ofLead(viewer, { lead: Number(lead), order: 'asc', limit: 100 })

  test('a masked viewer gets only events of their own sources, without contacts', async () => {
    const { events, next, last } = await follow(contractor, 6_000)
    expect([next, last]).toEqual([6_004, 6_004])
    expect(events.map(({ leadId, before, after }) => ({ leadId, before, after }))).toEqual([
      {
        leadId: Number(own),
        before: null,
        after: expect.objectContaining({ source: 'подряд', phone: hidden, text: `почта ${hidden}` }),
      },
      { leadId: Number(own), before: { phone: hidden, price: null }, after: { phone: hidden, price: 10_000 } },
    ])
    expect((await timeLine(contractor, own)).map(({ number }) => number)).toEqual([6_002, 6_003])
    expect(await timeLine(contractor, foreign)).toEqual([])
    expect((await timeLine({ project }, foreign))[0]?.after.phone).toBe('+7 999 123-45-67')
  })

  test('a page that leaves out many events scans a limited number and returns where it stopped', async () => {
    const { events, next, last } = await follow(contractor, 0)
    expect({ events, next, last }).toEqual({ events: [], next: 5_000, last: 6_004 })
    expect((await follow(contractor, next)).events).toHaveLength(2)
  })

  test('the timeline of a lead and a page of the feed are found by an index', async () => {
    const asked: CompiledQuery[] = []
    const db = watched(desk().url, (query) => asked.push(query))
    if (database.name === 'postgres') await sql`vacuum analyze`.execute(db)
    const events = eventReads(db, database.name === 'sqlite' ? sqlite : postgres)
    await events.ofLead({ project }, { lead: 777, order: 'desc', beyond: 5_000, limit: 50 })
    await events.page({ project }, { after: 10, lead: 777, limit: 100 })
    await events.page({ project }, { after: 5_990, limit: 100 })
    const plans = await Promise.all(
      asked.filter(({ sql }) => /from "events"/.test(sql)).map((query) => planOf(db, query)),
    )
    expect(plans).toEqual([
      expect.stringContaining('events_lead'),
      expect.stringContaining('events_lead'),
      expect.stringMatching(/USING PRIMARY KEY|events_key/),
    ])
    expect(plans.join()).not.toMatch(/Sort|TEMP B-TREE/)
    await db.destroy()
  })

  async function planOf(db: Kysely<Tables>, query: CompiledQuery): Promise<string> {
    const explain = database.name === 'sqlite' ? 'explain query plan' : 'explain'
    const { rows } = await db.executeQuery<Record<string, unknown>>({ ...query, sql: `${explain} ${query.sql}` })
    return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n')
  }
})

function watched(url: string, hear: (query: CompiledQuery) => void): Kysely<Tables> {
  const log = ({ query }: { query: CompiledQuery }) => hear(query)
  if (!url.startsWith('sqlite:')) {
    const pool = new pg.Pool({ connectionString: url, types: { getTypeParser } })
    pool.on('error', () => {}) // the database is dropped while the pool ends
    return new Kysely({ dialect: new PostgresDialect({ pool }), log })
  }
  const database = new Database(url.slice('sqlite:'.length), { readonly: true })
  return new Kysely({ dialect: new SqliteDialect({ database }), log })
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')
}
