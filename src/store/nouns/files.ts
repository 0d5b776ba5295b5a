import type { Kysely, Selectable } from 'kysely'
import type { PartEncoding, ReceivedFile } from '../../domain/receipt.ts'
import type { FilesTable } from '../schema/capture-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** Files of receipts; their bytes are in the spool, or a part of the raw body. */
export function files(db: Kysely<Tables>) {
  return { of, find, note, inBodies, takeOut }

  async function of(project: number, receipt: number): Promise<ReceivedFile[]> {
    const rows = await db
      .selectFrom('files')
      .selectAll()
      .where('project_id', '=', project)
      .where('receipt_id', '=', receipt)
      .orderBy('number')
      .execute()
    return rows.map(toFile)
  }

  async function find(project: number, receipt: number, number: number): Promise<ReceivedFile | undefined> {
    const row = await db
      .selectFrom('files')
      .selectAll()
      .where('project_id', '=', project)
      .where('receipt_id', '=', receipt)
      .where('number', '=', number)
      .executeTakeFirst()
    return row && toFile(row)
  }

  /** Records the files of a receipt, numbered from 1, unless they are recorded. */
  async function note(project: number, receipt: number, files: readonly Omit<ReceivedFile, 'number'>[]) {
    if (files.length === 0 || (await of(project, receipt)).length > 0) return
    await db
      .insertInto('files')
      .values(
        files.map(({ name, type, size, spool, start, length, encoding }, index) => ({
          project_id: project,
          receipt_id: receipt,
          number: index + 1,
          name,
          type,
          size,
          spool,
          start,
          length,
          encoding,
        })),
      )
      .execute()
  }

  /**
   * Files that are parts of raw bodies older than `before` (seconds), of receipts with a lead; each with its receipt. The first `skipped` are left
   * out.
   */
  async function inBodies(project: number, before: number, limit: number, skipped = 0) {
    const rows = await db
      .selectFrom('files')
      .innerJoin('receipts', (join) =>
        join.onRef('receipts.project_id', '=', 'files.project_id').onRef('receipts.id', '=', 'files.receipt_id'),
      )
      .selectAll('files')
      .select('receipts.spool as spool_of_body')
      .where('receipts.project_id', '=', project)
      .where('receipts.at', '<', before)
      .where('receipts.pruned_at', 'is', null)
      .where('receipts.lead_id', 'is not', null)
      .where('files.start', 'is not', null)
      .orderBy('receipts.at')
      .orderBy('receipts.id')
      .orderBy('files.number')
      .limit(limit)
      .offset(skipped)
      .execute()
    return rows.map(({ spool_of_body, ...row }) => ({
      receipt: { id: row.receipt_id, spool: spool_of_body },
      file: toFile(row),
    }))
  }

  /**
   * Records the spool file that now holds a former part of a raw body, or null if it is missing. Returns false if it was no part of the body any
   * more.
   */
  async function takeOut(project: number, receipt: number, number: number, spool: string | null): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('files')
      .set({ spool, start: null, length: null })
      .where('project_id', '=', project)
      .where('receipt_id', '=', receipt)
      .where('number', '=', number)
      .where('start', 'is not', null)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  }
}

function toFile({ project_id, receipt_id, encoding, ...file }: Selectable<FilesTable>): ReceivedFile {
  return { ...file, encoding: encoding as PartEncoding | null }
}
