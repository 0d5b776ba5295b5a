import type { Readable } from 'node:stream'
import type { Actor, Viewer } from '../domain/access.ts'
import { isEverything } from '../domain/filter.ts'
import type { Selection } from '../domain/selection.ts'
import { writeTime } from '../json/values.ts'
import type { ExportWriter, Store } from '../store/store.ts'

/** What is to leave, and how: the details that the audit shall know beside the period are those of the file. */
type Export<O> = { viewer: Viewer; query: Selection; writer: ExportWriter<O>; options: O; details: object }

/** Begins to write leads to a file, and notes that they leave before the first byte does. Of a filter it notes only that there was one. */
export async function exportLeads<O>(store: Store, by: Actor, asked: Export<O>, now: number): Promise<Readable> {
  const { viewer, query, writer, options } = asked
  const { id } = viewer.project
  const file = await store.leads.export(viewer, query, writer, options)
  try {
    const { from, to } = query.period
    const details = {
      ...asked.details,
      from: writeTime(from),
      to: writeTime(to),
      filtered: !isEverything(query.filter),
    }
    const entry = { at: now, by, action: 'leads.exported', subject: `project:${id}`, details } as const
    await store.transaction((tx) => tx.audit.append(id, entry), id)
  } catch (error) {
    file.destroy()
    throw error
  }
  return file
}
