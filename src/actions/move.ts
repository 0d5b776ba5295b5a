import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { refusal } from '../domain/refusal.ts'
import { movedTables } from '../store/maintenance/move.ts'
import type { MovedTable, RawRow, Store } from '../store/store.ts'
import { moveSpool } from './spool.ts'

/** Rows per read and per transaction of the target. */
const batch = 500

/** The few rows that define an installation; they go in one transaction. The other tables hold its data. */
const deskTables = [
  'settings',
  'projects',
  'counters',
  'statuses',
  'keys',
  'key_projects',
  'channels',
  'channel_rules',
  'own_fields',
  'views',
  'auth_user',
  'auth_account',
  'auth_two_factor',
  'members',
  'memberships',
  'invitations',
] as const satisfies MovedTable[]
const gatheredTables = movedTables.filter((table) => !(deskTables as readonly MovedTable[]).includes(table))

/** The parts of the source that are read. */
export type MoveSource = Pick<Store, 'id' | 'spool'> & {
  raw: Pick<Store['raw'], 'count' | 'rows'>
  check: Pick<Store['check'], 'spooled'>
}

/** A table of both stores, and how much of it this run copied. */
type TableCopy = { table: MovedTable; rows: number; checksum: string; moved: number }

/**
 * Copies an installation into an empty store, with the files of its spool, or resumes an interrupted copy. Then it reads both and compares. Returns
 * the tables and a sentence for each difference. Refuses a target with other data, and a source that changed since the interruption. Nobody may write
 * to either meanwhile. `onRows` reports further rows and the total.
 */
export async function moveDesk(from: MoveSource, to: Store, onRows: (rows: number, total: number) => void) {
  const counts = await Promise.all(movedTables.map((table) => from.raw.count(table)))
  const total = 2 * counts.reduce((sum, count) => sum + count, 0) // to copy, and to compare
  const report = (rows: number) => onRows(rows, total)

  await beginSpool(from, to)
  const copied = new Map<MovedTable, number>()
  await begin(from, to, copied)
  for (const table of deskTables) report(await to.raw.count(table))
  for (const table of gatheredTables) copied.set(table, await copyRows(from, to, table, report))

  const moved: TableCopy[] = []
  const faults: string[] = []
  for (const table of movedTables) {
    const [source, target] = await Promise.all([summaryOf(from, table, report), summaryOf(to, table)])
    moved.push({ table, ...source, moved: copied.get(table) ?? 0 })
    if (source.rows !== target.rows)
      faults.push(`${table}: ${source.rows} rows in the source, ${target.rows} in the target`)
    else if (source.checksum !== target.checksum)
      faults.push(`${table}: the ${source.rows} rows differ in what they hold`)
  }
  const { faults: ofFiles, ...files } = await moveSpool(from, to)
  faults.push(...ofFiles)
  if (faults.length === 0) await to.transaction((tx) => tx.raw.unmark())
  return { moved, files, faults }
}

/** The target takes the id of the source, by which the spool finds its store. */
async function beginSpool(from: MoveSource, to: Store): Promise<void> {
  if ((await from.check.spooled()).length === 0) return
  await from.spool.claim()
  await to.spool.refuseForeign(await from.id())
}

/** Makes the target the same installation without data yet, unless an earlier run did. */
async function begin(from: MoveSource, to: Store, copied: Map<MovedTable, number>): Promise<void> {
  const sums = await Promise.all(deskTables.map((table) => summaryOf(from, table)))
  const mark = sums.map(({ checksum }) => checksum).join(' ') // it covers the counters, so it shows any later change
  const earlier = await to.raw.mark()
  if (earlier === mark) return
  if (earlier !== undefined) throw refusal('store-moved-on', {})
  for (const table of movedTables) if ((await to.raw.count(table)) > 0) throw refusal('store-taken', {})

  const desk = await Promise.all(deskTables.map(async (table) => ({ table, rows: await allOf(from, table) })))
  await to.transaction(async (tx) => {
    for (const { table, rows } of desk) await tx.raw.insert(table, rows)
    await tx.raw.mark(mark)
  })
  for (const { table, rows } of desk) copied.set(table, rows.length)
}

/** Copies the rows after those that are in the target; returns how many. */
async function copyRows(
  from: MoveSource,
  to: Store,
  table: MovedTable,
  report: (rows: number) => void,
): Promise<number> {
  report(await to.raw.count(table))
  let count = 0
  for await (const rows of pagesOf(from, table, await to.raw.last(table))) {
    await to.transaction((tx) => tx.raw.insert(table, rows))
    report(rows.length)
    count += rows.length
  }
  return count
}

/** The number of rows of a table, and a hash of all their values in key order. */
async function summaryOf(store: Pick<MoveSource, 'raw'>, table: MovedTable, report: (rows: number) => void = () => {}) {
  const hash = createHash('sha256')
  let count = 0
  for await (const rows of pagesOf(store, table)) {
    for (const row of rows) hash.update(JSON.stringify(row))
    report(rows.length)
    count += rows.length
  }
  return { rows: count, checksum: hash.digest('hex') }
}

async function allOf(store: Pick<MoveSource, 'raw'>, table: MovedTable): Promise<RawRow[]> {
  const all: RawRow[] = []
  for await (const rows of pagesOf(store, table)) all.push(...rows)
  return all
}

/**
 * The rows of a table in key order, page by page. SQLite reads synchronously, so the generator yields to the event loop between pages. Otherwise the
 * other side would be blocked, and PostgreSQL ends a snapshot that idles for two minutes.
 */
async function* pagesOf(store: Pick<MoveSource, 'raw'>, table: MovedTable, last?: RawRow): AsyncGenerator<RawRow[]> {
  for (let after = last; ; ) {
    const rows = await store.raw.rows(table, after, batch)
    if (rows.length > 0) yield rows
    if (rows.length < batch) return
    after = rows.at(-1)
    await setImmediate()
  }
}
