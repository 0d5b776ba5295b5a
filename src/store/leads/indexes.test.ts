import { type CompiledQuery, Kysely, type LogEvent, PostgresDialect, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import type { Viewer } from '../../domain/access.ts'
import { type Condition, everything, type Filter } from '../../domain/filter.ts'
import { type Lead, sortFields } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import { sortPositionOf } from '../../domain/selection.ts'
import type { NamedGrouping, TallyQuery } from '../counts/tallies.ts'
import { events } from '../nouns/events.ts'
import { postgres } from '../postgres/dialect.ts'
import { type QueryOf, type ReadName, readQuery } from '../readers/queries.ts'
import type { Tables } from '../schema/tables.ts'
import { sqlite } from '../sqlite/dialect.ts'
import Database from '../sqlite/driver.ts'
import { type LeadPage, leadPage, type PageQuery } from './cursor-page.ts'
import type { LeadQuery } from './page.ts'
import { repeats } from './repeats.ts'
import { neighbours, related, singleLead } from './single.ts'

const allTime = { from: 0, to: start }
const month = { from: start - 30 * 86_400, to: start }

const rareSource = 'наклейка на доме'

/** Filters that find few leads of many, each served by an index. */
const selective: Condition[] = [
  { field: 'id', operator: '=', value: 777 },
  { field: 'phone', operator: '=', value: '+79990001122' },
  { field: 'email', operator: '=', value: 'nobody@example.com' },
  { field: 'source', operator: '=', value: 'no such source' },
  { field: 'status', operator: '=', value: 9 },
  { field: 'price', operator: '=', value: 123_456_789 },
  { field: 'paid_date', operator: '=', value: start - 86_400 * 365 },
  { field: 'due_at', operator: '<', value: start - 86_400 * 365 },
  ...(['title', 'name', 'email', 'source', 'text'] as const).map(
    (field): Condition => ({ field, operator: 'like', value: 'щъыьэюя' }),
  ),
  { field: 'phone', operator: 'like', value: '0001122334' },
]

bothDatabases((database) => {
  const desk = useDesk(database)
  const asked: CompiledQuery[] = []
  let db: Kysely<Tables>
  let project: Project
  const dialect = database.name === 'sqlite' ? sqlite : postgres

  beforeAll(async () => {
    project = await findProject(desk().store, 12345)
    const leads = [...demoLeads({ count: 20_000, seed: 1, now: start })].map((lead, index) =>
      index % 700 === 0 ? { ...lead, source: rareSource } : lead,
    )
    for (let at = 0; at < leads.length; at += 500)
      await createLeads(desk().store, { door: 'demo', name: 'demo' }, project, leads.slice(at, at + 500), start)
    db = watched(desk().url, ({ query }) => void asked.push(query))
    if (database.name === 'postgres') await sql`vacuum analyze`.execute(db)
  }, 120_000)

  afterAll(() => db?.destroy())

  const orders = sortFields.flatMap((field) => (['asc', 'desc'] as const).map((order) => ({ field, order })))
  test.each(orders)('the order by $field $order is read along an index', async (sort) => {
    const plan = await planOf({ sort, filter: { and: [] }, period: allTime })
    expect(plan).not.toMatch(reads)
  })

  describe('a condition that finds few leads among all is served by an index', () => {
    test.each(selective)('$field $operator', async (condition) => {
      const plan = await planOf({ filter: { and: [condition] }, period: allTime })
      expect(plan).not.toMatch(reads)
    })
  })

  test('a month reads only the rows of the month', async () => {
    const common: Filter = { and: [{ field: 'title', operator: '!=', value: 'x' }] }
    expect(await planOf({ filter: common, period: month })).not.toMatch(reads)
  })

  describe('lists of our own API', () => {
    const sorts = sortFields.flatMap((field) => (['asc', 'desc'] as const).map((order) => ({ field, order })))
    test.each(sorts)('continue by $field $order from a position in the index, and sort nothing', async (sort) => {
      const [lead] = (await pageOf({ sort, limit: 1 })).leads
      const plan = await plansOf(() => pageOf({ sort, limit: 20, after: sortPositionOf(lead as Lead, sort.field) }))
      const walk = sort.field === 'id' ? /leads_id|sqlite_autoindex_leads_1/ : new RegExp(`leads_${sort.field}`)
      expect(plan).toMatch(walk)
      expect(plan).not.toMatch(reads)
      // PostgreSQL's index has only the beginning of a source, so equal beginnings are sorted
      expect(plan.replace(/Incremental Sort.*\n.*source_folded.*/, '')).not.toMatch(/TEMP B-TREE|Sort Key/)
    })

    test('read only the index of the bin for leads in it', async () => {
      const filter: Filter = { and: [{ field: 'deleted', operator: '=', value: 1 }] }
      const plan = await plansOf(() => pageOf({ filter }))
      expect(plan).toMatch(/leads_bin/)
      expect(plan).not.toMatch(reads)
    })

    test.each(['щъыьэюя', '#777', '8 999 000-11-22', 'щъыьэюя 777', '777777'])(
      'search %s by an index',
      async (value) => {
        const filter: Filter = { and: [{ field: 'q', operator: 'like', value }] }
        expect(await plansOf(() => pageOf({ filter }))).not.toMatch(reads)
      },
    )

    test('find one lead, its neighbours and its person by indexes', async () => {
      const on = { db, dialect }
      const sort = { field: 'creation_date', order: 'desc' } as const
      const selection = { period: allTime, filter: { and: [] }, sort, id: 77 }
      const plan = await plansOf(async () => {
        await singleLead.run(on, { project }, { id: 77 }, undefined)
        await related.run(on, { project }, { id: 77, limit: 20 }, undefined)
        await neighbours.run(on, { project }, selection, await neighbours.plan(on, { project }, selection))
      })
      expect(plan).toMatch(/leads_id|sqlite_autoindex_leads_1/)
      expect(plan).toMatch(/leads_phone_key/)
      expect(plan).not.toMatch(reads)
    })
  })

  test('the repeats of leads are found by an index', async () => {
    const plan = await plansOf(() => repeats(db, dialect).of(project.id, [1, 2, 3]))
    expect(plan).toMatch(/leads_repeat_of/)
  })

  const asks = (period: LeadQuery['period']): TallyQuery[] => [
    { date: 'creation_date', period, filter: everything, by: 'nothing' },
    { date: 'paid_date', period, filter: everything, by: 'nothing' },
    { date: 'creation_date', period, filter: everything, by: 'response' },
  ]
  test.each([
    ['a summary of a month', () => planOfRead('tallies', asks(month))],
    ['a summary of all time', () => planOfRead('tallies', asks(allTime))],
    ['a table of a month', () => planOfRead('tallies', [{ ...(asks(month)[1] as TallyQuery), by: 'source' }])],
    ['a board of a month', () => planOfRead('board', { period: month, filter: everything, limit: 25 })],
    ['a board of all time', () => planOfRead('board', { period: allTime, filter: everything, limit: 25 })],
  ])('%s does not scan the table', async (_, plan) => {
    expect(await plan()).not.toMatch(reads)
  })

  test("a contractor's board of all time reads only the leads of their source", async () => {
    const contractor = { project, mask: { sources: [rareSource] } }
    const plan = await planOfRead('board', { period: allTime, filter: everything, limit: 25 }, contractor)
    expect(plan).toMatch(/leads_source|leads_trigrams/)
    expect(plan).not.toMatch(reads)
    expect(plan).not.toMatch(/ leads USING .*\(project_id=\?\)$/m) // all leads of the project, along an index
  })

  const groupings: NamedGrouping[] = ['nothing', 'source', 'assignee', 'response', 'assignee response', 'way', 'stay']
  test.each(groupings)("a contractor's tally by %s reads only the leads of their source", async (by) => {
    const contractor = { project, mask: { sources: [rareSource] } }
    const plan = await planOfRead('tallies', [{ ...(asks(allTime)[0] as TallyQuery), by }], contractor)
    expect(plan).not.toMatch(reads)
    expect(plan).not.toMatch(/ leads USING .*\(project_id=\?\)$/m)
  })

  function planOfRead<N extends ReadName>(name: N, query: QueryOf<N>, viewer: Viewer = { project }): Promise<string> {
    const [read, on] = [readQuery(name), { db, dialect }]
    return plansOf(async () => read.run(on, viewer, query, await read.plan(on, viewer, query)))
  }

  test('an undo of an import reads only the events of its leads', async () => {
    const ids = Array.from({ length: 512 }, (_, index) => index + 1)
    const plan = await plansOf(() => events(db, dialect).besidesImport(project.id, ids, 'token'))
    expect(plan).toMatch(/events_lead/)
    expect(plan).not.toMatch(/Seq Scan on events|SEARCH (own|events) USING PRIMARY KEY \(project_id=\?\)/)
  })

  test('every index of leads is used', async () => {
    const used = (await Promise.all(asked.map(explained))).join('\n')
    const names = await indexesOfLeads()
    expect(names.filter((name) => !used.includes(name) && !alwaysUsed.includes(name))).toEqual([])
  })

  async function pageOf(query: Partial<PageQuery>): Promise<LeadPage> {
    const sort = { field: 'creation_date', order: 'desc' } as const
    const whole: PageQuery = { period: allTime, filter: { and: [] }, sort, limit: 20, ...query }
    return leadPage.run({ db, dialect }, { project }, whole, await leadPage.plan({ db, dialect }, { project }, whole))
  }

  /** The query plans of all statements that `ask` sends. */
  async function plansOf(ask: () => Promise<unknown>): Promise<string> {
    const first = asked.length
    await ask()
    return (await Promise.all(asked.slice(first).map(explained))).join('\n')
  }

  async function planOf(query: Partial<LeadQuery>): Promise<string> {
    const sort = { field: 'creation_date', order: 'desc' } as const
    return planOfRead('list', { period: allTime, filter: { and: [] }, sort, limit: 20, offset: 0, ...query })
  }

  async function explained({ sql: text, parameters }: CompiledQuery): Promise<string> {
    if (/^explain/.test(text) || !/(from|join) "?(leads|events)\b/.test(text)) return ''
    const prefix = database.name === 'sqlite' ? 'explain query plan' : 'explain'
    const { rows } = await db.withoutPlugins().executeQuery<Record<string, unknown>>({
      sql: `${prefix} ${text}`,
      parameters,
      query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
      queryId: { queryId: 'explain' },
    } as never)
    return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n')
  }

  async function indexesOfLeads(): Promise<string[]> {
    const { rows } = await (database.name === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'index' and tbl_name = 'leads'`
      : sql<{ name: string }>`select indexname as name from pg_indexes where tablename = 'leads'`
    ).execute(db)
    return rows.map(({ name }) => name)
  }
})

/** Found in a plan that reads every row of the table. */
const reads = /SCAN leads(?! USING)|Seq Scan on leads/

/** The indexes that keep ids unique and find a lead by its id. */
const alwaysUsed = ['sqlite_autoindex_leads_1', 'leads_id']

function watched(url: string, log: (event: LogEvent) => void): Kysely<Tables> {
  if (!url.startsWith('sqlite:')) {
    const pool = new pg.Pool({ connectionString: url })
    pool.on('error', () => {}) // the database is dropped while the pool ends
    return new Kysely({ dialect: new PostgresDialect({ pool }), log })
  }
  const database = new Database(url.slice('sqlite:'.length), { readonly: true })
  return new Kysely({ dialect: new SqliteDialect({ database }), log })
}
