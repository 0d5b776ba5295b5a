import type { Readable } from 'node:stream'
import type { Actor, Viewer } from '../domain/access.ts'
import { isEverything } from '../domain/filter.ts'
import type { Selection } from '../domain/selection.ts'
import { writeTime } from '../json/values.ts'
import type { ExportWriter, Store } from '../store/store.ts'

/** An export: what is read and how it is written. `details` go into the audit entry beside the period. */
type Export<O> = { viewer: Viewer; query: Selection; writer: ExportWriter<O>; options: O; details: object }

/**
 * Starts an export. The audit entry is committed before the first byte is sent. It records only whether there was a
 * filter, not its values.
 */
export async function exportLeads<O>(store: Store, by: Actor, request: Export<O>, now: number): Promise<Readable> {
  const { viewer, query, writer, options } = request
  const { id } = viewer.project
  const file = await store.leads.export(by.name, viewer, query, writer, options)
  try {
    const { from, to } = query.period
    const details = {
      ...request.details,
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
