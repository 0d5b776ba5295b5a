import { type Kysely, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type LocalGrain, type LocalSlice, localSlices, partsOfSlice, wholeYears } from '../../domain/local-slices.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import type { CachedSlice } from '../schema/report-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { type CountedDate, grains, tables } from './cells.ts'
import { type DayVersions, dayVersions } from './day-versions.ts'
import { leadTotals } from './totals.ts'

/** What is counted, and how it is kept: as `kind` in the table, while `variant` holds. */
export type Counting<T> = {
  kind: string
  variant: string
  project: Project
  date: CountedDate
  /** The longest slices that are of use. */
  coarsest: LocalGrain
  /** Counts the leads of a period by their rows. */
  count(period: Period): Promise<T[]>
  add(lists: T[][]): T[]
  write(tallies: T[]): string
  read(text: string): T[]
}

/** The groups of one slice of a period. */
export type SliceTally<T> = { slice: LocalSlice; tallies: T[] }

/** More years than this are not cut into slices: dates of one lead may be thousands of years away. */
const maxYears = 60

/**
 * Counts a period by the days, months and years of the project's zone that were counted before, where no lead of theirs has changed since,
 * and by rows where one has. What was counted is handed to `keep`, save the newest day and what it belongs to. Undefined of a period
 * that is not of whole days.
 */
export async function countSlices<T>(
  on: ReadContext,
  period: Period,
  counting: Counting<T>,
): Promise<SliceTally<T>[] | undefined> {
  const { project, date, coarsest } = counting
  const days = await daysWith(on, project, date, period)
  if (!days) return []
  const { wide, versions } = days
  if (!versions) return
  const cut = { from: Math.max(period.from, wide.from), to: Math.min(period.to, wide.to) }
  const slices = localSlices(cut, project.timeZone, coarsest)
  return slices && tallySlices(on, slices, counting, versions)
}

/** The whole years of a period that have leads, and how often their days changed, if they are not too many; null without leads. */
type Days = { wide: Period; versions?: DayVersions } | null

/** The tallies of one read ask for the same. */
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
  const wide = wholeYears(filled, project.timeZone)
  if (filled.to - filled.from > maxYears * 366 * 86_400) return { wide }
  return { wide, versions: await dayVersions(on, project, date, wide) }
}

/** Slices in which a lead was ever; of the others, nothing is known and nothing is to be known. */
async function tallySlices<T>(
  on: ReadContext,
  slices: readonly LocalSlice[],
  counting: Counting<T>,
  versions: DayVersions,
): Promise<SliceTally<T>[]> {
  if (on.isGone?.()) throw new Error('Nobody waits for this answer any more')
  const wanted = slices.filter((slice) => versions.of(slice) > 0)
  const inMemory = (slice: LocalSlice) => remembered<T>(on, slice, counting, versions.of(slice))
  const known = await found(
    on,
    wanted.filter((slice) => !inMemory(slice)),
    counting,
  )
  const made: SliceTally<T>[] = []
  for (const slice of wanted) {
    const version = versions.of(slice)
    const at = inMemory(slice)
    const row = known.get(`${slice.grain} ${slice.number}`)
    const tallies =
      at ?? (row?.version === version && row.variant === counting.variant ? counting.read(row.data) : undefined)
    if (tallies) {
      made.push({ slice, tallies })
      if (!at) remember(on, slice, counting, version, tallies)
      continue
    }
    const isOpen = slice.to >= versions.newest
    const isCounted = slice.grain === 'day' || (slice.grain === 'month' && !row && !isOpen)
    const counted = isCounted ? await counting.count(slice) : await ofParts(slice)
    made.push({ slice, tallies: counted })
    remember(on, slice, counting, version, counted)
    if (!isOpen) on.keep?.(kept(slice, counted, counting, version))
  }
  return made

  async function ofParts(slice: LocalSlice): Promise<T[]> {
    const parts = await tallySlices(on, partsOfSlice(slice, counting.project.timeZone), counting, versions)
    return counting.add(parts.map(({ tallies }) => tallies))
  }
}

function kept<T>({ grain, number }: LocalSlice, tallies: T[], counting: Counting<T>, version: number): CachedSlice {
  const { project, kind, variant, write } = counting
  return { project_id: project.id, kind, grain, slice: number, variant, version, data: write(tallies) }
}

/**
 * What a process read or counted last, of stores by their connections: also of the newest day, which goes on changing, and with no text to
 * read again.
 */
const memory = new WeakMap<object, LRUCache<string, Remembered>>()
type Remembered = { variant: string; version: number; tallies: unknown[] }

/** In groups: some megabytes. */
const maxRemembered = 40_000

function remembered<T>(on: ReadContext, slice: LocalSlice, counting: Counting<T>, version: number): T[] | undefined {
  const known = on.memory && memory.get(on.memory)?.get(nameOf(slice, counting))
  return known?.version === version && known.variant === counting.variant ? (known.tallies as T[]) : undefined
}

function remember<T>(on: ReadContext, slice: LocalSlice, counting: Counting<T>, version: number, tallies: T[]): void {
  if (!on.memory) return
  const known = memory.get(on.memory) ?? new LRUCache<string, Remembered>({ maxSize: maxRemembered })
  memory.set(on.memory, known)
  known.set(nameOf(slice, counting), { variant: counting.variant, version, tallies }, { size: tallies.length + 1 })
}

function nameOf<T>({ grain, number }: LocalSlice, { project, kind }: Counting<T>): string {
  return `${project.id} ${kind} ${grain} ${number}`
}

type Row = Pick<CachedSlice, 'variant' | 'version' | 'data'>

async function found<T>({ db, dialect }: ReadContext, slices: readonly LocalSlice[], { project, kind }: Counting<T>) {
  const rows = new Map<string, Row>()
  for (const grain of new Set(slices.map((slice) => slice.grain))) {
    const numbers = slices.filter((slice) => slice.grain === grain).map(({ number }) => number)
    const some = await db
      .selectFrom('tally_cache')
      .select(['slice', 'variant', 'version', 'data'])
      .where('project_id', '=', project.id)
      .where('kind', '=', kind)
      .where('grain', '=', grain)
      .where(dialect.among(sql.ref('slice'), numbers))
      .execute()
    for (const row of some) rows.set(`${grain} ${row.slice}`, row)
  }
  return rows
}

/** Writes the cache. Only inside a transaction. */
export function tallyCache(db: Kysely<Tables>) {
  return { save, remove, forgetTexts }

  /** Keeps what was counted, in the place of what was known of the same slices. */
  async function save(slices: readonly CachedSlice[]): Promise<void> {
    for (const { project_id, kind, grain, slice, variant, version, data } of slices)
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

  /** Forgets a slice. Its version rises, since servers remember it too. */
  async function remove({ project_id, kind, grain, slice }: Omit<CachedSlice, 'variant' | 'version' | 'data'>) {
    await db
      .deleteFrom('tally_cache')
      .where('project_id', '=', project_id)
      .where('kind', '=', kind)
      .where('grain', '=', grain)
      .where('slice', '=', slice)
      .execute()
    const table = tables[kind.split(' ')[0] as CountedDate]
    await db
      .updateTable(table)
      .set({ version: sql`version + 1` })
      .where('project_id', '=', project_id)
      .where('grain', '=', grains.day)
      .execute()
  }

  /** Forgets sources, campaigns and keywords of a project; numbers alone stay. */
  async function forgetTexts(project: number): Promise<void> {
    await db
      .deleteFrom('tally_cache')
      .where('project_id', '=', project)
      .where((is) => is.or([is('kind', 'like', '% source'), is('kind', 'like', '% paths %')]))
      .execute()
  }
}
