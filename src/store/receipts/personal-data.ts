import { type Kysely, sql } from 'kysely'
import type { Reason } from '../../domain/receipt.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/**
 * Personal data beside enquiries: raw bodies, addresses, files in the spool. Deletions return the spool files to remove after the commit.
 */
export function personalData(db: Kysely<Tables>, dialect: Dialect) {
  return { prune, pruneSpam, forgetSpam, forgetLead, removeReceipts, known, namesFiles }

  /**
   * Deletes raw bodies and addresses of up to `limit` ended receipts from before `before` (seconds), and the files of those without a lead; returns
   * their number. Skips receipts locked by another transaction, and bodies that hold a file of a lead.
   */
  async function prune(project: number, before: number, now: number, limit: number) {
    const old = await db
      .selectFrom('receipts')
      .select(['id', 'spool', 'lead_id'])
      .where('project_id', '=', project)
      .where('at', '<', before)
      .where('pruned_at', 'is', null)
      .where('ended', 'is not', null)
      .where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('lead_id', 'is', null),
          not(
            exists(
              selectFrom('files')
                .select('number')
                .where('files.project_id', '=', project)
                .whereRef('files.receipt_id', '=', 'receipts.id')
                .where('files.start', 'is not', null),
            ),
          ),
        ]),
      )
      .orderBy('at')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    if (old.length === 0) return { pruned: 0, files: [] }
    await update(
      project,
      old.map(({ id }) => id),
    )
      .set({ ...withoutPersonalData, pruned_at: now })
      .execute()
    const ofNoLead = old.filter((row) => row.lead_id === null).map(({ id }) => id)
    const files = await removeFiles(project, ofNoLead)
    return { pruned: old.length, files: [...spooled(old), ...files] }
  }

  /** Prunes the oldest spam of all projects with raw bodies in the spool, until about `bytes` bytes are freed; returns its files. */
  async function pruneSpam(bytes: number, now: number): Promise<string[]> {
    const oldest = await db
      .selectFrom('receipts')
      .select(['project_id', 'id', 'spool', 'size'])
      .where('spool', 'is not', null)
      .where('ended', '=', 'spam')
      .orderBy('at')
      .orderBy('id')
      .limit(200)
      .execute()
    let freed = 0
    const names: string[] = []
    for (const row of oldest) {
      if (freed >= bytes) break
      const { numUpdatedRows } = await update(row.project_id, [row.id])
        .set({ ...withoutPersonalData, pruned_at: now })
        .where('spool', 'is not', null)
        .where('ended', '=', 'spam')
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) continue // another process was first, or a person said that it is no spam
      names.push(...spooled([row]), ...(await removeFiles(row.project_id, [row.id])))
      freed += row.size
    }
    return names
  }

  /** Deletes all personal data from the receipts of a lead, and its files. */
  async function forgetLead(project: number, lead: number, now: number): Promise<string[]> {
    const rows = await db
      .selectFrom('receipts')
      .select(['id', 'spool', 'reasons'])
      .where('project_id', '=', project)
      .where('lead_id', '=', lead)
      .execute()
    return empty(project, rows, now)
  }

  /**
   * Deletes the enquiry and all other personal data of up to `limit` spam receipts from before `before` (seconds); returns their number, and the
   * spool files to remove.
   */
  async function forgetSpam(project: number, before: number, now: number, limit: number) {
    const old = await db
      .selectFrom('receipts')
      .select(['id', 'spool', 'reasons'])
      .where('project_id', '=', project)
      .where('at', '<', before)
      .where(sql<boolean>`ended = 'spam'`) // as in the partial index
      .where('enquiry', 'is not', null)
      .orderBy('at')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    return { pruned: old.length, files: await empty(project, old, now) }
  }

  /** Deletes all personal data from receipts, and their files. */
  async function empty(project: number, rows: { id: number; spool: string | null; reasons: string }[], now: number) {
    for (const { id, reasons } of rows) {
      const codes = (JSON.parse(reasons) as Reason[]).map(({ code }) => ({ code })) // their parameters are personal data
      const left = { ...withoutPersonalData, enquiry: null, reasons: JSON.stringify(codes), pruned_at: now }
      await update(project, [id]).set(left).execute()
    }
    const files = await removeFiles(
      project,
      rows.map(({ id }) => id),
    )
    return [...spooled(rows), ...files]
  }

  /** Deletes receipts as if they had never come, with their files. */
  async function removeReceipts(project: number, ids: number[]): Promise<string[]> {
    const files = await removeFiles(project, ids)
    const rows = await db
      .deleteFrom('receipts')
      .where('project_id', '=', project)
      .where('id', 'in', ids)
      .returning('spool')
      .execute()
    return [...spooled(rows), ...files]
  }

  /** Which of these spool files a receipt refers to. */
  async function known(names: string[]): Promise<Set<string>> {
    const isNamed = dialect.among(sql.ref('spool'), names)
    const ofBodies = await db.selectFrom('receipts').select('spool').where(isNamed).execute()
    const ofFiles = await db.selectFrom('files').select('spool').where(isNamed).execute()
    return new Set(spooled([...ofBodies, ...ofFiles]))
  }

  /** Whether a receipt refers to any file of the spool. */
  async function namesFiles(): Promise<boolean> {
    for (const table of ['receipts', 'files'] as const) {
      const row = await db.selectFrom(table).select('spool').where('spool', 'is not', null).limit(1).executeTakeFirst()
      if (row) return true
    }
    return false
  }

  function update(project: number, ids: number[]) {
    return db.updateTable('receipts').where('project_id', '=', project).where('id', 'in', ids)
  }

  async function removeFiles(project: number, receipts: number[]): Promise<string[]> {
    if (receipts.length === 0) return []
    const rows = await db
      .deleteFrom('files')
      .where('project_id', '=', project)
      .where('receipt_id', 'in', receipts)
      .returning('spool')
      .execute()
    return spooled(rows)
  }
}

/** The columns of a receipt without personal data. */
const withoutPersonalData = {
  body: null,
  spool: null,
  query: '',
  headers: '{}',
  address: null,
  network: null,
  submit_token: null,
  fingerprint: null,
} as const

function spooled(rows: { spool: string | null }[]): string[] {
  return rows.flatMap(({ spool }) => (spool === null ? [] : [spool]))
}

/** The spool files that rows refer to, each with its receipt. */
export async function spooledFiles(db: Kysely<Tables>): Promise<{ name: string; project: number; receipt: number }[]> {
  const ofBodies = await db
    .selectFrom('receipts')
    .select(['project_id', 'id as receipt_id', 'spool'])
    .where('spool', 'is not', null)
    .execute()
  const ofFiles = await db
    .selectFrom('files')
    .select(['project_id', 'receipt_id', 'spool'])
    .where('spool', 'is not', null)
    .execute()
  return [...ofBodies, ...ofFiles].map((row) => ({
    name: row.spool as string,
    project: row.project_id,
    receipt: row.receipt_id,
  }))
}
