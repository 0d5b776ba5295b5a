import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { purgeLead, removeLead, restoreLead } from '../../src/actions/bin.ts'
import { commentLead, openLead } from '../../src/actions/comments.ts'
import { addLead, createLeads, editLead } from '../../src/actions/leads.ts'
import { mergeLeads } from '../../src/actions/merge.ts'
import { findProject } from '../../src/actions/projects.ts'
import { undoEvent, undoToken } from '../../src/actions/undo.ts'
import type { Lead, LeadPatch } from '../../src/domain/lead.ts'
import type { Project } from '../../src/domain/project.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { indexedTexts } from '../indexed-texts.ts'
import { rowsOf } from '../rows.ts'
import { seed, timeout, times } from './property.ts'

const inFlight = 16
const leads = 60
const by = { door: 'api', name: 'key:1' } as const
const member = { door: 'console', name: 'member:1' } as const

/** Few values, so that changes collide, undo each other and match persons again. */
const change: fc.Arbitrary<LeadPatch> = fc.record(
  {
    title: fc.constantFrom('Аист', 'Выпь', 'Грач'),
    name: fc.constantFrom(null, 'Иван', 'Пётр'),
    phone: fc.constantFrom(null, '84950000001', '+74950000002', '-'),
    email: fc.constantFrom(null, 'a@a.ru', 'B@a.ru'),
    text: fc.constantFrom(null, 'дрозд', 'ёрш'),
    status: fc.constantFrom(0, 1, 2),
    price: fc.constantFrom(null, 0, 1, 250),
    creationDate: fc.constantFrom(-1, 0, 3_599, 1_705_312_800),
    assignee: fc.constantFrom(null, 1, 2),
    fields: fc.record({ a: fc.constantFrom(null, 1), b: fc.constantFrom(null, 'x') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
const id = fc.integer({ min: 1, max: leads })
const some = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })

const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('change' as const), id, change }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create' as const), change }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('comment' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('open' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), id, some }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo event' as const), which: fc.nat() }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

eachDatabase((database) => {
  const desk = useDesk(database)
  let project: Project
  const tokens: string[] = []
  const now = () => desk().clock.now

  beforeAll(async () => {
    project = await findProject(desk().store, desk().project)
    const drafts = Array.from({ length: leads }, (_, index) => draft({ title: `Заявка ${index}` }))
    await createLeads(desk().store, by, project, drafts, now())
  })

  const doings: { [K in Act['kind']]: (act: Extract<Act, { kind: K }>) => Promise<{ undo?: string | null }> } = {
    change: ({ id, change }) => editLead(desk().store, by, project, { id, patch: change }, now()),
    create: ({ change: { fields, ...given } }) => addLead(desk().store, by, project, draft(given), now()),
    remove: ({ id }) => removeLead(desk().store, by, project, { id }, now()),
    restore: ({ id }) => restoreLead(desk().store, member, project, { id }, now()),
    comment: ({ id }) => commentLead(desk().store, by, project, { id, comment: 'Да' }, now()).then(nothing),
    open: ({ id }) => openLead(desk().store, by, project, { id }, now()).then(nothing),
    merge: ({ id, some }) => mergeLeads(desk().store, by, project, { into: id, leads: some }, now()),
    undo: async ({ which }) =>
      asUndone(await undoToken(desk().store, by, project, tokens[which % tokens.length] ?? '', now())),
    'undo event': ({ which }) => undoEvent(desk().store, by, project, 1 + (which % (leads + 100)), now()),
  }

  /** Every act here is short enough to be undone without a job. */
  function asUndone(undone: Awaited<ReturnType<typeof undoToken>>) {
    if ('work' in undone) throw new Error('A short act is undone at once')
    return undone
  }

  /** Performs an act and stores its undo token; returns `done`, or the code of the refusal. */
  async function take(act: Act): Promise<string> {
    try {
      const { undo } = await doings[act.kind](act as never)
      if (undo) tokens.push(undo)
      return 'done'
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
  }

  test(
    'after many acts, 16 at once, counters, events and the full-text index agree with the leads',
    async () => {
      const outcomes = new Set<string>()
      const waiting = fc.sample(act, { seed, numRuns: 400 * times }).values()
      const client = async () => {
        for (const each of waiting) outcomes.add(`${each.kind} ${await take(each)}`)
      }
      await Promise.all(Array.from({ length: inFlight }, client))
      for (const kind of Object.keys(doings)) expect(outcomes).toContain(`${kind} done`)
      expect(outcomes).toContain('change lead-in-bin')
      await expectWhole()
    },
    timeout,
  )

  test('sequential acts that are undone in reverse order restore the former state', { timeout }, async () => {
    const before = await state()
    const from = tokens.length
    const plain = fc
      .sample(act, { seed: seed + 1, numRuns: 200 })
      .filter(({ kind }) => !/undo|create|open|restore/.test(kind))
    for (const each of plain) await take(each)
    expect(await state()).not.toEqual(before)
    const skipped: number[] = []
    for (const token of tokens.slice(from).reverse())
      skipped.push((await undoToken(desk().store, by, project, token, now())).skipped)
    expect(new Set(skipped)).toEqual(new Set([0]))
    expect(await state()).toEqual(before)
    await expectWhole()
  })

  test('after a purge of the bin too', async () => {
    const binned = (await state()).filter(({ deleted_at }) => deleted_at !== null)
    expect(binned.length).toBeGreaterThan(0)
    await Promise.all(binned.map((lead) => purgeLead(desk().store, by, project, { id: Number(lead.id) }, now())))
    expect((await state()).every(({ deleted_at }) => deleted_at === null)).toBe(true)
    await expectWhole()
  })

  /** All leads, without the fields that each change raises and those that no undo restores. */
  async function state(): Promise<Row[]> {
    const rows = await rowsOf<Row>(desk().url, 'select * from leads order by id')
    return rows.map(({ version, responded_at, due_at, ...rest }) => rest)
  }

  async function expectWhole(): Promise<void> {
    expect(await desk().store.check.wrongCounts(), 'cells of the roll-up that differ from a recount').toEqual([])
    expect(await desk().store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    const rows = await rowsOf<Row>(desk().url, 'select * from leads order by id')
    expect(rows.map(toldBy)).toEqual(await toldByEvents())
    if (database.name === 'postgres') return
    const live = rows.filter((row) => row.deleted_at === null)
    expect(await indexedTexts(desk().url)).toEqual(live.map((row) => row.key))
  }

  /** Each lead as rebuilt from its events. */
  async function toldByEvents(): Promise<unknown[]> {
    const text = 'select lead_id as id, topics, after from events order by number'
    const told = new Map<number, Record<string, unknown>>()
    for (const { id, topics, after } of await rowsOf<Record<'id' | 'topics' | 'after', string>>(desk().url, text))
      if (topics.includes('lead.purged')) told.delete(Number(id))
      else told.set(Number(id), { ...told.get(Number(id)), ...JSON.parse(after) })
    return [...told]
      .sort(([one], [other]) => one - other)
      .map(([id, { comment, merged, passed, statusSince, ...lead }]) => written(id, lead))
  }
})

const nothing = () => ({})

type Row = Record<string, unknown>

function draft(given: Partial<Lead>) {
  const unset = { name: null, phone: null, email: null, source: null, text: null, paidDate: null, price: null }
  return { title: 'Заявка', status: 0, creationDate: 0, ...unset, ...given }
}

const columns = {
  title: 'title',
  name: 'name',
  phone: 'phone',
  email: 'email',
  text: 'text',
  creationDate: 'creation_date',
  paidDate: 'paid_date',
  status: 'status',
  price: 'price',
  assignee: 'assignee',
  respondedAt: 'responded_at',
  deletedAt: 'deleted_at',
  repeatOf: 'repeat_of',
  mergedInto: 'merged_into',
} as const

/** A row with the field names of events. */
function toldBy(row: Row): unknown {
  const lead = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, numeric(row[column])]))
  return written(Number(row.id), { ...lead, fields: row.fields && JSON.parse(String(row.fields)) })
}

function written(id: number, lead: Row): unknown {
  return { id, ...Object.fromEntries(Object.entries(lead).filter(([, value]) => value !== null)) }
}

/** PostgreSQL returns integers as strings here; no text of these leads is one. */
function numeric(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value
}
