import { type Kysely, sql } from 'kysely'
import type { NewLeadRow, Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { BeforeCommit } from '../sql/transaction-body.ts'

/** All tables that are moved: caches are rebuilt, and commit marks belong to running servers. */
export type MovedTable = Exclude<keyof Tables, 'migrations' | 'tally_cache' | 'commit_marks'>
/** A row in a form common to both databases. */
export type RawRow = Record<string, string | number | null>

/** Every table that is moved, with its key; referenced tables come first. */
const keys = {
  settings: ['name'],
  projects: ['id'],
  counters: ['project_id', 'noun'],
  statuses: ['project_id', 'id'],
  keys: ['id'],
  key_projects: ['key_id', 'project_id'],
  leads: ['project_id', 'id'],
  lead_counts: ['project_id', 'grain', 'slice', 'status'],
  paid_counts: ['project_id', 'grain', 'slice', 'status'],
  events: ['project_id', 'number'],
  idempotency: ['project_id', 'caller', 'key'],
  mentions: ['project_id', 'event', 'member_id'],
  undos: ['project_id', 'first_event'],
  audit: ['project_id', 'number'],
  jobs: ['project_id', 'id'],
  channels: ['project_id', 'id'],
  channel_rules: ['project_id', 'position'],
  own_fields: ['project_id', 'id'],
  views: ['project_id', 'id'],
  lost_reasons: ['project_id', 'id'],
  stays: ['project_id', 'lead_id', 'status'],
  costs: ['project_id', 'id'],
  cost_undos: ['project_id', 'token'],
  receipts: ['project_id', 'id'],
  forms: ['project_id', 'id'],
  mappings: ['project_id', 'name'],
  files: ['project_id', 'receipt_id', 'number'],
  visits: ['project_id', 'number'],
  mailboxes: ['project_id', 'id'],
  chat_leads: ['project_id', 'chat'],
  capture_origins: ['project_id', 'key_id', 'origin'],
  destinations: ['project_id', 'id'],
  deliveries: ['project_id', 'destination_id', 'event'],
  attempts: ['project_id', 'destination_id', 'event', 'number'],
  outside_ids: ['project_id', 'lead_id', 'destination_id'],
  pulls: ['project_id', 'id'],
  pulled: ['project_id', 'noun', 'id'],
  pull_faults: ['project_id', 'pull_id', 'noun', 'outside_id'],
  pull_reports: ['project_id', 'pull_id', 'at'],
  notices: ['project_id', 'id'],
  notice_plans: ['project_id'],
  notice_timers: ['project_id', 'lead_id', 'kind'],
  notice_settings: ['project_id', 'member_id'],
  notice_links: ['project_id', 'id'],
  notice_chats: ['project_id', 'id'],
  link_tokens: ['token_hash'],
  notice_bots: ['project_id', 'way'],
  imports: ['project_id', 'id'],
  import_keys: ['project_id', 'key', 'lead_id'],
  import_met: ['project_id', 'import_id', 'lead_id'],
  import_refusals: ['project_id', 'import_id', 'row'],
  auth_user: ['id'],
  auth_account: ['id'],
  auth_two_factor: ['id'],
  auth_session: ['id'],
  auth_verification: ['id'],
  members: ['id'],
  memberships: ['project_id', 'member_id'],
  turns: ['project_id', 'member_id'],
  invitations: ['project_id', 'id'],
  password_resets: ['user_id'],
  mail_changes: ['user_id'],
  login_attempts: ['subject'],
} as const satisfies { [T in MovedTable]: readonly (keyof Tables[T])[] }

export const movedTables = Object.keys(keys) as MovedTable[]

/** The setting that marks an unfinished move into this store and names its origin. It is not moved itself. */
const marker = 'move'

/** Reads rows in a common form, in the order of their keys. */
export function rawReads(db: Kysely<Tables>) {
  const known = new Map<MovedTable, string[]>()
  return { rows, count, last, mark }

  /** A page of rows, from the start or after a row. */
  async function rows(table: MovedTable, after: RawRow | undefined, limit: number): Promise<RawRow[]> {
    const order = sql.join(keys[table].map((column) => sql.ref(column)))
    const place = after ? sql`and (${order}) > (${sql.join(keys[table].map((column) => after[column]))})` : sql``
    const columns = await columnsOf(table)
    if (columns.length === 0) return []
    const found = await sql<RawRow>`
      select ${sql.join(columns.map(selected))} from ${sql.table(table)} where ${moves(table)} ${place}
      order by ${order} limit ${limit}
    `.execute(db)
    return table.startsWith('auth_') ? found.rows.map(plainRow) : found.rows
  }

  async function count(table: MovedTable): Promise<number> {
    const found = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)} where ${moves(table)}
    `.execute(db)
    return found.rows[0]?.n ?? 0
  }

  /** The key of the last row. */
  async function last(table: MovedTable): Promise<RawRow | undefined> {
    const columns = keys[table].map((column) => sql.ref(column))
    const found = await sql<RawRow>`
      select ${sql.join(columns)} from ${sql.table(table)} where ${moves(table)}
      order by ${sql.join(columns.map((column) => sql`${column} desc`))} limit 1
    `.execute(db)
    return found.rows[0]
  }

  /** The origin of an unfinished move into this store. */
  async function mark(): Promise<string | undefined> {
    const row = await db.selectFrom('settings').select('value').where('name', '=', marker).executeTakeFirst()
    return row?.value
  }

  /** The columns that both databases have, by name; none while the table is empty. */
  async function columnsOf(table: MovedTable): Promise<string[]> {
    const names = known.get(table) ?? Object.keys((await anyRow(table)) ?? {})
    if (names.length > 0) known.set(table, names)
    return names.filter((name) => table !== 'leads' || name !== 'key').sort()
  }

  async function anyRow(table: MovedTable): Promise<RawRow | undefined> {
    return (await sql<RawRow>`select * from ${sql.table(table)} limit 1`.execute(db)).rows[0]
  }
}

/** Writes rows that were read from another store. Only inside a transaction. */
export function rawWrites(db: Kysely<Tables>, dialect: Dialect, beforeCommit: BeforeCommit) {
  return { insert, mark, unmark }

  async function insert(table: MovedTable, rows: RawRow[]): Promise<void> {
    if (table !== 'leads') return insertInto(table, rows)
    const leads = (await keyed(rows)) as (RawRow & NewLeadRow)[]
    await insertInto(table, leads)
    dialect.searchIndex.onInsert(beforeCommit, dialect, leads)
  }

  /** Columns that no row has, as in a store of an older program, keep their defaults. */
  async function insertInto(table: MovedTable, rows: RawRow[]): Promise<void> {
    const [first] = rows
    if (!first) return
    const columns = Object.keys(first)
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      ${dialect.fromJson(table, columns, JSON.stringify(rows))}
    `.execute(db)
  }

  /** Rows of leads with the row key of this database. */
  async function keyed(rows: RawRow[]): Promise<RawRow[]> {
    const projects = await db.selectFrom('projects').select(['id', 'seq']).execute()
    const seqs = new Map(projects.map(({ id, seq }) => [id, seq]))
    return rows.map((row) => ({
      ...row,
      ...dialect.rowKey(seqs.get(Number(row.project_id)) as number, Number(row.id)),
    }))
  }

  /** Marks an unfinished move and its origin. */
  async function mark(from: string): Promise<void> {
    await db.insertInto('settings').values({ name: marker, value: from }).execute()
  }

  async function unmark(): Promise<void> {
    await db.deleteFrom('settings').where('name', '=', marker).execute()
  }
}

function moves(table: MovedTable) {
  return table === 'settings' ? sql`name <> ${marker}` : sql`1 = 1`
}

/** A row of the sign-in library in SQLite's form: times are texts, flags are numbers. */
function plainRow(row: Record<string, unknown>): RawRow {
  const plain = Object.entries(row).map(([name, value]) => {
    if (value instanceof Date) return [name, value.toISOString()]
    return [name, typeof value === 'boolean' ? Number(value) : value]
  })
  return Object.fromEntries(plain)
}

/** A sum can exceed exact numbers, so it is text. */
function selected(column: string) {
  return column === 'sum' ? sql`cast(sum as text) as sum` : sql.ref(column)
}
