import { type Kysely, sql } from 'kysely'
import type { Reason } from '../../domain/receipt.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/**
 * What strangers leave beside their enquiries: raw bodies, addresses, files in the spool. Whoever removes rows here is told which files
 * of the spool go with them, once that is committed.
 */
export function personalData(db: Kysely<Tables>, dialect: Dialect) {
  return { prune, pruneSpam, forgetLead, known }

  /**
   * Removes the raw body and the address of some receipts that came before a moment (seconds) and have ended, and files that belong to
   * no lead; answers how many went. Those that another transaction holds are left to it, and so are those with a file of a lead in them.
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

  /** Removes in the same way those of the oldest spam, of all projects, whose raw bodies lie in the spool, about so many bytes; answers their files. */
  async function pruneSpam(bytes: number, now: number): Promise<string[]> {
    const oldest = await db
      .selectFrom('receipts')
      .select(['project_id', 'id', 'spool', 'size'])
      .where('spool', 'is not', null)
      .where('ended', '=', 'spam')
      .orderBy('at')
      .orderBy('id')
      .limit(200)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    let freed = 0
    const names: string[] = []
    for (const row of oldest) {
      if (freed >= bytes) break
      await update(row.project_id, [row.id])
        .set({ ...withoutPersonalData, pruned_at: now })
        .execute()
      names.push(...spooled([row]), ...(await removeFiles(row.project_id, [row.id])))
      freed += row.size
    }
    return names
  }

  /** Removes all that people wrote or are from the receipts of a lead, and its files. */
  async function forgetLead(project: number, lead: number, now: number): Promise<string[]> {
    const rows = await db
      .selectFrom('receipts')
      .select(['id', 'spool', 'reasons'])
      .where('project_id', '=', project)
      .where('lead_id', '=', lead)
      .execute()
    for (const { id, reasons } of rows) {
      const codes = (JSON.parse(reasons) as Reason[]).map(({ code }) => ({ code })) // what was found is of the person
      const left = { ...withoutPersonalData, enquiry: null, reasons: JSON.stringify(codes), pruned_at: now }
      await update(project, [id]).set(left).execute()
    }
    const files = await removeFiles(
      project,
      rows.map(({ id }) => id),
    )
    return [...spooled(rows), ...files]
  }

  /** Those of some files of the spool that a receipt refers to. */
  async function known(names: string[]): Promise<Set<string>> {
    const isNamed = dialect.among(sql.ref('spool'), names)
    const ofBodies = await db.selectFrom('receipts').select('spool').where(isNamed).execute()
    const ofFiles = await db.selectFrom('files').select('spool').where(isNamed).execute()
    return new Set(spooled([...ofBodies, ...ofFiles]))
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

/** What is left of a receipt without its traces. */
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

/** The files of the spool that rows refer to, with the receipt of each. */
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
