import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purgeLead, removeLead, restoreLead } from '../../src/actions/bin.ts'
import { putRules } from '../../src/actions/channels.ts'
import { openLead } from '../../src/actions/comments.ts'
import { createLeads, editLead } from '../../src/actions/leads.ts'
import { mergeLeads } from '../../src/actions/merge.ts'
import { changeProject, findProject } from '../../src/actions/projects.ts'
import { undoToken } from '../../src/actions/undo.ts'
import { changeWorkingTime, recountDues } from '../../src/actions/working-time.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { zoneVariant } from '../../src/store/counts/zone-variant.ts'
import { sqlOn } from '../command-line.ts'
import { eachDatabase } from '../databases.ts'
import { cli, openDesk, type TestDesk } from '../desk.ts'
import { at, makeLeads } from '../report-leads.ts'
import { rowsOf } from '../rows.ts'
import { until } from '../until.ts'
import { isLong, seed, timeout, times } from './property.ts'

const leads = 120
/** The number of acts, and of questions after each. PostgreSQL runs the same code, only slower. */
const acts = { sqlite: 120 * times, postgres: 60 * times }
const questions = isLong ? 2 : 1
const by = { door: 'api', name: 'key:1' } as const
const member = { door: 'console', name: 'member:1' } as const
const moment = fc.integer({ min: at('2023-11-20T00:00:00Z'), max: at('2024-03-01T11:00:00Z') })
const touch = fc.constantFrom(null, { utm_campaign: 'Весна' }, { utm_campaign: 'весна', utm_term: 'ремонт' })

/** Fields by which a report counts. */
const patch = fc.record(
  {
    status: fc.constantFrom(0, 1, 2, 3, 4),
    price: fc.constantFrom(null, 0, 250, 10 ** 14 - 1),
    source: fc.constantFrom(null, 'Google', 'google', 'яндекс'),
    creationDate: moment,
    paidDate: fc.option(moment),
    assignee: fc.constantFrom(null, 1, 2),
    phone: fc.constantFrom(null, '84950000001', '+74950000002'),
  },
  { requiredKeys: [] },
)
const id = fc.integer({ min: 1, max: leads })
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('change' as const), id, patch }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), moment, touch }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), id }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      id,
      others: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('zone' as const),
      timeZone: fc.constantFrom('Europe/Moscow', 'America/New_York', 'Asia/Kolkata'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('deadline' as const),
      minutes: fc.constantFrom(null, 1, 5, 10_000),
      isCounted: fc.boolean(), // otherwise a lead gets its deadline with its next change
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rules' as const), exact: fc.constantFrom('google', 'яндекс') }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const statusFilter = JSON.stringify({ field: 'status', operator: 'in', value: ['0', '1'] })
const question = fc.record({
  report: fc.constantFrom('summary', 'sources', 'channels', 'funnel', 'people', 'hours', 'cohorts'),
  period: fc.constantFrom(
    'all',
    'last-month',
    'this-month',
    '2023-01-01..2023-12-31',
    '2023-12-30..2024-02-10',
    '2024-01-01..2024-01-31',
  ),
  filter: fc.option(fc.constant(statusFilter), { freq: 4 }),
  levels: fc.constantFrom<Record<string, string>>({}, { depth: '4' }, { depth: '3', touch: 'first' }),
})
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never

eachDatabase((database) => {
  let desk: TestDesk
  /** A desk on the same store without the cache. */
  let plain: TestDesk
  const tokens: string[] = []

  beforeAll(async () => {
    const url = await database.fresh()
    desk = await openDesk(url, { forcedPath: 'cache' })
    await makeLeads(desk, leads)
    plain = await openDesk(url, { forcedPath: 'period' })
    plain.clock.now = desk.clock.now
  }, timeout)
  afterAll(async () => {
    await plain.close()
    await desk.close()
  })

  const doings: {
    [K in Act['kind']]: (act: Extract<Act, { kind: K }>) => Promise<unknown>
  } = {
    change: async ({ id, patch }) => editLead(desk.store, by, await project(), { id, patch }, desk.clock.now),
    create: async ({ moment, touch }) => {
      const unset = { name: null, phone: null, email: null, text: null, paidDate: null, price: 100, status: 0 }
      const draft = {
        title: 'Заявка',
        source: 'Google',
        creationDate: moment,
        ...unset,
        firstTouch: touch,
        lastTouch: touch,
      }
      await createLeads(desk.store, by, await project(), [draft], desk.clock.now)
    },
    remove: async ({ id }) => removeLead(desk.store, by, await project(), { id }, desk.clock.now),
    restore: async ({ id }) => restoreLead(desk.store, by, await project(), { id }, desk.clock.now),
    purge: async ({ id }) => {
      await removeLead(desk.store, by, await project(), { id }, desk.clock.now)
      await purgeLead(desk.store, by, await project(), { id }, desk.clock.now)
    },
    open: async ({ id }) => {
      await openLead(desk.store, member, await project(), { id }, desk.clock.now)
    },
    merge: async ({ id, others }) =>
      mergeLeads(desk.store, by, await project(), { into: id, leads: others }, desk.clock.now),
    undo: async ({ which }) => {
      await undoToken(desk.store, by, await project(), tokens[which % tokens.length] ?? '', desk.clock.now)
    },
    zone: async ({ timeZone }) =>
      void (await changeProject(desk.store, cli, desk.project, { timeZone }, desk.clock.now)),
    deadline: async ({ minutes: responseMinutes, isCounted }) => {
      const change = { responseMinutes, version: undefined }
      await changeWorkingTime(desk.store, cli, await project(), change, desk.clock.now)
      if (isCounted) for (const seconds of [0, 60]) await recountDues(desk.store, desk.clock.now + seconds)
    },
    rules: async ({ exact }) => {
      const rules = [{ channel: 1, match: { source: { exact: [exact] } } }]
      await putRules(desk.store, cli, await project(), { rules, isExpected: () => true }, desk.clock.now)
    },
  }
  const project = () => findProject(desk.store, desk.project)

  async function take(act: Act): Promise<string> {
    try {
      const done = (await doings[act.kind](act as never)) as { undo?: string | null } | undefined
      if (done?.undo) tokens.push(done.undo)
      return 'done'
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
  }

  async function answer(of: TestDesk, { report, period, filter, levels }: Question): Promise<unknown> {
    const query = { period, ...(filter && { filter }), ...(report === 'channels' && levels) }
    const { status, json, text } = await of.send('GET', `/reports/${report}`, undefined, { query })
    expect(status, text).toBe(200)
    return json
  }

  test(
    'reports with a cache equal reports from rows, whatever changes between them',
    async () => {
      const outcomes = new Set<string>()
      const asked = fc.sample(question, { seed, numRuns: acts[database.name] * questions })
      for (const each of fc.sample(act, { seed, numRuns: acts[database.name] })) {
        desk.clock.now += 61
        outcomes.add(`${each.kind} ${await take(each)}`)
        plain.clock.now = desk.clock.now
        plain.store.cache.invalidate() // otherwise it sees new rules only after a moment
        for (const one of asked.splice(0, questions))
          expect(await answer(desk, one), JSON.stringify([each, one])).toEqual(await answer(plain, one))
      }
      if (database.name === 'sqlite') for (const kind of Object.keys(doings)) expect(outcomes).toContain(`${kind} done`)
      expect(await desk.store.check.wrongSlices()).toEqual([])
    },
    timeout,
  )

  test('the next answer uses the cache, until a lead of that time changes', async () => {
    const asked: Question = { report: 'sources', period: '2024-01-01..2024-01-31', filter: null, levels: {} }
    await changeProject(desk.store, cli, desk.project, { timeZone: 'Europe/Moscow' }, desk.clock.now)
    plain.store.cache.invalidate()
    await sqlOn(desk.url, 'delete from tally_cache')
    const fresh = await openDesk(desk.url, { forcedPath: 'cache' }) // its memory is empty, so it stores what it counts
    const whole = await answer(fresh, asked)
    await fresh.close()
    const january = "kind = 'creation_date source' and grain = 'month' and slice = 24289"
    const kept = () =>
      rowsOf<{ data: string; variant: string }>(desk.url, `select data, variant from tally_cache where ${january}`)
    await until(async () => (await kept())[0]?.variant === zoneVariant('Europe/Moscow'), 'the month is not kept')
    expect(await answer(desk, asked)).toEqual(whole)
    const name = { project_id: desk.project, kind: 'creation_date source', grain: 'month' as const, slice: 24_289 }
    const [row] = await rowsOf<{ version: number }>(desk.url, `select version from tally_cache where ${january}`)
    const period = { from: at('2023-12-31T21:00:00Z'), to: at('2024-01-31T20:59:59Z') }
    const variant = zoneVariant('Europe/Moscow')
    const false_ = { ...name, ...period, variant, version: Number(row?.version), data: '[]' }
    await desk.store.transaction((tx) => tx.tallyCache.save([false_]))
    const other = await openDesk(desk.url, { forcedPath: 'cache' })
    expect(await answer(other, asked)).not.toEqual(whole)
    await other.close()
    expect(await answer(desk, asked)).toEqual(whole) // this desk has the counts in memory
    expect(await desk.store.check.wrongSlices()).toEqual([name])
    const [lead] = await rowsOf<{ id: number }>(
      desk.url,
      `select id from leads where deleted_at is null and creation_date between ${at('2024-01-10T00:00:00Z')} and ${at('2024-01-20T00:00:00Z')} limit 1`,
    )
    await editLead(
      desk.store,
      by,
      await project(),
      { id: Number(lead?.id), patch: { source: 'рупор' } },
      desk.clock.now,
    )
    expect(await answer(desk, asked)).toEqual(await answer(plain, asked))
    expect(await desk.store.check.wrongSlices()).toEqual([])
  })
})
