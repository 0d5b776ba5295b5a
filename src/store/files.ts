import type { Kysely, Selectable } from 'kysely'
import type { ReceivedFile } from '../domain/receipt.ts'
import type { FilesTable, Tables } from './tables.ts'

/** The files that came with receipts; their bytes lie in the spool. */
export function files(db: Kysely<Tables>) {
  return { of, find, note }

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

  /** Notes the files of a receipt, numbered from 1, unless they are noted already. */
  async function note(project: number, receipt: number, files: readonly Omit<ReceivedFile, 'number'>[]) {
    if (files.length === 0 || (await of(project, receipt)).length > 0) return
    const rows = files.map(({ name, type, size, spool }, index) => ({
      project_id: project,
      receipt_id: receipt,
      number: index + 1,
      name,
      type,
      size,
      spool,
    }))
    await db.insertInto('files').values(rows).execute()
  }
}

function toFile({ project_id, receipt_id, ...file }: Selectable<FilesTable>): ReceivedFile {
  return file
}
