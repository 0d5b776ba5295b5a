import { type Kysely, sql } from 'kysely'
import { type LocalGrain, type LocalSlice, localSlices, partsOfSlice, wholeYears } from '../../domain/local-slices.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import type { CachedSlice, CountedSlice } from '../schema/report-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { type CountedDate, grains, tables } from './cells.ts'
import { type DayVersions, dayVersions, versionOf } from './day-versions.ts'
import { remember, remembered } from './slice-memory.ts'
import { leadTotals } from './totals.ts'

/** What is counted, and how it is cached: under `kind` in the table, valid while `variant` is the same. */
export type Counting<T> = {
  kind: string
  variant: string
  project: Project
  date: CountedDate
  /** The longest useful slices. */
  coarsest: LocalGrain
  /** Counts the leads of a period by their rows. */
  count(period: Period): Promise<T[]>
  add(lists: T[][]): T[]
  write(tallies: T[]): string
  read(text: string): T[]
}

/** The groups of one slice of a period. */
export type SliceTally<T> = { slice: LocalSlice; tallies: T[] }

/** A period with leads in more years is not cut into slices: the dates of one lead may be thousands of years away. */
const maxYears = 60

/** A slice, and where its groups come from. An open slice is still changing. */
type SliceSource<T> = { slice: LocalSlice; version: number; isOpen: boolean } & (
  | { from: 'memory'; tallies: T[] }
  | { from: 'table'; bytes: number }
  | { from: 'parts'; parts: SliceSource<T>[] }
  | { from: 'leads' }
)

/** How a period is counted, and about how many rows that takes. */
export type SlicePlan<T> = { sources: SliceSource<T>[]; counting: Counting<T>; rows: number }

/**
 * Plans how to count a period by the days, months and years of the project's zone. Slices that were counted before are used where none of their
 * leads has changed since; the others are counted from leads. Returns undefined for a period that is not made of whole days.
 */
export async function planSlices<T>(
  on: ReadContext,
  period: Period,
  counting: Counting<T>,
): Promise<SlicePlan<T> | undefined> {
  const { project, date, coarsest } = counting
  const days = await daysWith(on, project, date, period)
  if (!days) return { sources: [], counting, rows: 0 }
  const { cut, versions } = days
  const slices = versions && localSlices(cut, project.timeZone, coarsest)
  if (!slices) return
  const sources = await sourcesOf(on, slices, counting, versions)
  return { sources, counting, rows: await rowsOf(on, sources, counting) }
}

/** Reads the slices of a plan. Newly counted slices are passed to `keep`, except the newest day and the slices that contain it. */
export async function readSlices<T>(on: ReadContext, plan: SlicePlan<T>): Promise<SliceTally<T>[]> {
  const texts = await textsOf(on, plan)
  return readEach(on, plan.sources, plan.counting, texts)
}

/** A period cut to the whole years that have leads, and how often its days changed, if they are not too many; null without leads. */
type Days = { cut: Period; versions?: DayVersions } | null

/** The tallies of one read share these. */
const asked = new WeakMap<ReadContext, Map<string, Promise<Days>>>()

function daysWith(on: ReadContext, project: Project, date: CountedDate, period: Period): Promise<Days> {
  const known = asked.get(on) ?? new Map<string, Promise<Days>>()
  asked.set(on, known)
  const name = `${project.id} ${date} ${period.from} ${period.to}`
  const days = known.get(name) ?? readDays(on, project, date, period)
  known.set(name, days)
  return days
}

async function readDays(on: ReadContext, project: Project, date: CountedDate, period: Period): Promise<Days> {
  const filled = await leadTotals(on.db, on.dialect).filled(project, period, date)
  if (!filled || filled.from > filled.to) return null
  const years = wholeYears(filled, project.timeZone)
  const cut = { from: Math.max(period.from, years.from), to: Math.min(period.to, years.to) }
  if (filled.to - filled.from > maxYears * 366 * 86_400) return { cut }
  return { cut, versions: await dayVersions(on, project, date, cut) }
}

/** The sources of the slices that ever had a lead; the others are empty. */
async function sourcesOf<T>(
  on: ReadContext,
  slices: readonly LocalSlice[],
  counting: Counting<T>,
  versions: DayVersions,
): Promise<SliceSource<T>[]> {
  const wanted = slices.filter((slice) => versions.of(slice) > 0)
  const inMemory = new Map(wanted.map((slice) => [slice, remembered<T>(on, slice, counting, versions.of(slice))]))
  const unknown = wanted.filter((slice) => !inMemory.get(slice))
  const rows = await found(on, unknown, counting, ['variant', 'version', sizeOfData])
  const sources: SliceSource<T>[] = []
  for (const slice of wanted) {
    const version = versions.of(slice)
    const common = { slice, version, isOpen: slice.to >= versions.newest }
    const tallies = inMemory.get(slice)
    const row = rows.get(`${slice.grain} ${slice.number}`)
    if (tallies) sources.push({ ...common, from: 'memory', tallies })
    else if (row?.version === version && row.variant === counting.variant)
      sources.push({ ...common, from: 'table', bytes: row.bytes })
    else if (slice.grain === 'day' || (slice.grain === 'month' && !row && !common.isOpen))
      sources.push({ ...common, from: 'leads' })
    else {
      const parts = partsOfSlice(slice, counting.project.timeZone)
      sources.push({ ...common, from: 'parts', parts: await sourcesOf(on, parts, counting, versions) })
    }
  }
  return sources
}

/** Reading this many bytes of cached groups takes as long as reading a lead. */
const bytesOfLead = 200

/** With more slices to count, the number of their leads is not estimated: the read is heavy in any case. */
const maxCounted = 31

/** About how many rows reading the slices takes: leads and groups. */
async function rowsOf<T>(on: ReadContext, sources: SliceSource<T>[], { project, date }: Counting<T>): Promise<number> {
  if (on.dialect.hasStatistics) return 0 // not needed: no other thread would read them
  const each = leaves(sources)
  const counted = each.filter(({ from }) => from === 'leads')
  if (counted.length > maxCounted) return Number.POSITIVE_INFINITY
  const totals = leadTotals(on.db, on.dialect)
  let rows = 0
  for (const { slice } of counted) rows += await totals.dated(project, slice, date)
  for (const source of each) {
    if (source.from === 'memory') rows += source.tallies.length
    if (source.from === 'table') rows += source.bytes / bytesOfLead
  }
  return rows
}

function leaves<T>(sources: SliceSource<T>[]): SliceSource<T>[] {
  return sources.flatMap((source) => (source.from === 'parts' ? leaves(source.parts) : [source]))
}

/** The texts of the slices that are in the table, by grain and number. */
async function textsOf<T>(on: ReadContext, { sources, counting }: SlicePlan<T>): Promise<Map<string, string>> {
  const slices = leaves(sources).filter(({ from }) => from === 'table')
  const rows = await found(
    on,
    slices.map(({ slice }) => slice),
    counting,
    ['data'],
  )
  return new Map([...rows].map(([name, { data }]) => [name, data]))
}

async function readEach<T>(
  on: ReadContext,
  sources: readonly SliceSource<T>[],
  counting: Counting<T>,
  texts: Map<string, string>,
): Promise<SliceTally<T>[]> {
  const read: SliceTally<T>[] = []
  for (const source of sources) {
    if (on.isCanceled?.()) throw new Error('The read was canceled')
    const { slice, version, from } = source
    const tallies = await talliesOf(source)
    read.push({ slice, tallies })
    if (from !== 'memory') remember(on, slice, counting, version, tallies)
    if ((from === 'leads' || from === 'parts') && !source.isOpen) on.keep?.(toRow(slice, tallies, counting, version))
  }
  return read

  async function talliesOf(source: SliceSource<T>): Promise<T[]> {
    const { slice } = source
    if (source.from === 'memory') return source.tallies
    if (source.from === 'table') return counting.read(texts.get(`${slice.grain} ${slice.number}`) as string)
    if (source.from === 'leads') return counting.count(slice)
    return counting.add((await readEach(on, source.parts, counting, texts)).map(({ tallies }) => tallies))
  }
}

function toRow<T>(of: LocalSlice, tallies: T[], counting: Counting<T>, version: number): CountedSlice {
  const { project, kind, variant, write } = counting
  const { grain, number: slice, from, to } = of
  return { project_id: project.id, kind, grain, slice, variant, version, data: write(tallies), from, to }
}

type Row = Pick<CachedSlice, 'variant' | 'version' | 'data'> & { bytes: number }
type Selected = 'variant' | 'version' | 'data' | typeof sizeOfData

const sizeOfData = sql<number>`octet_length(data)`.as('bytes')

/** Some columns of the cached rows of slices, by grain and number. */
async function found<T>(
  { db, dialect }: ReadContext,
  slices: readonly LocalSlice[],
  { project, kind }: Counting<T>,
  columns: readonly Selected[],
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>()
  for (const grain of new Set(slices.map((slice) => slice.grain))) {
    const numbers = slices.filter((slice) => slice.grain === grain).map(({ number }) => number)
    const some = await db
      .selectFrom('tally_cache')
      .select(['slice', ...columns])
      .where('project_id', '=', project.id)
      .where('kind', '=', kind)
      .where('grain', '=', grain)
      .where(dialect.among(sql.ref('slice'), numbers))
      .execute()
    for (const row of some) rows.set(`${grain} ${row.slice}`, row as Row & { slice: number })
  }
  return rows
}

/** Writes the cache. Only inside a transaction. */
export function tallyCache(db: Kysely<Tables>, dialect: Dialect) {
  return { save, remove, forgetTexts }

  /**
   * Stores counted slices and replaces former ones, except slices with a lead that has changed since: a purged lead must not leave its source
   * behind.
   */
  async function save(slices: readonly CountedSlice[]): Promise<void> {
    const projects = [...new Set(slices.map(({ project_id }) => project_id))]
    for (const project of projects.sort((one, other) => one - other)) await dialect.lockTallies(db, project, 'shared')
    const now = await pipelined(
      slices.map((slice) => versionOf({ db, dialect }, slice.project_id, dateOf(slice.kind), slice)),
    )
    await pipelined(slices.filter(({ version }, index) => now[index] === version).map(put))
  }

  async function put({ project_id, kind, grain, slice, variant, version, data }: CachedSlice): Promise<void> {
    await db
      .insertInto('tally_cache')
      .values({ project_id, kind, grain, slice, variant, version, data })
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'kind', 'grain', 'slice']).doUpdateSet(({ ref }) => ({
          variant: ref('excluded.variant'),
          version: ref('excluded.version'),
          data: ref('excluded.data'),
        })),
      )
      .execute()
  }

  /** Deletes a slice. The versions of the project's days rise, since servers keep slices in memory too. */
  async function remove({ project_id, kind, grain, slice }: Omit<CachedSlice, 'variant' | 'version' | 'data'>) {
    await db
      .deleteFrom('tally_cache')
      .where('project_id', '=', project_id)
      .where('kind', '=', kind)
      .where('grain', '=', grain)
      .where('slice', '=', slice)
      .execute()
    await db
      .updateTable(tables[dateOf(kind)])
      .set({ version: sql`version + 1` })
      .where('project_id', '=', project_id)
      .where('grain', '=', grains.day)
      .execute()
  }

  /** Deletes the slices of a project that hold sources, campaigns or keywords; those with only numbers stay. */
  async function forgetTexts(project: number): Promise<void> {
    await dialect.lockTallies(db, project, 'alone')
    await db
      .deleteFrom('tally_cache')
      .where('project_id', '=', project)
      .where((is) => is.or([is('kind', 'like', '% source'), is('kind', 'like', '% paths %')]))
      .execute()
  }
}

/** By which date a kind counts. */
function dateOf(kind: string): CountedDate {
  return kind.split(' ')[0] as CountedDate
}
