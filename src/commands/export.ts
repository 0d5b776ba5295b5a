import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { exportLeads } from '../actions/exports.ts'
import { findProject } from '../actions/projects.ts'
import { everything } from '../domain/filter.ts'
import { readPeriodName } from '../domain/period-names.ts'
import { readSearchFilter } from '../json/filter.ts'
import { readColumns } from '../transfer/columns.ts'
import { type Format, fileOptions, formats } from '../transfer/file.ts'
import type { FileOptions } from '../transfer/options.ts'
import type { Answer, Desk } from './command.ts'

type Options = Pick<FileOptions, 'exact' | 'separator'> & {
  project: number
  format: Format
  columns?: string[]
  period: string
  filter?: string
  bom: boolean
  to?: string
}

/** Exports the leads of a project, newest first, to a file or to stdout; reports the size. */
export async function exportFile({ store, now, by }: Desk, options: Options): Promise<Answer> {
  const { format, to, columns, bom, exact, separator } = options
  const project = await findProject(store, options.project)
  const chosen = {
    exact,
    separator,
    ...(!bom && { bom }),
    ...(columns && { columns: readColumns(columns, project, 'columns') }),
  }
  const query = {
    period: readPeriodName(options.period, project.timeZone, now),
    filter: options.filter === undefined ? everything : readSearchFilter(options.filter, { project, now }),
    sort: { field: 'creation_date', order: 'desc' },
  } as const
  const { writer } = formats[format]
  const choice = fileOptions(project, chosen)
  const details = { format, columns: choice.columns }
  const made = await exportLeads(store, by, { viewer: { project }, query, writer, options: choice, details }, now)
  let bytes = 0
  made.on('data', (part: Uint8Array) => {
    bytes += part.length
  })
  if (to === undefined) await pipeline(made, process.stdout, { end: false }).catch(unlessNobodyReads)
  else await pipeline(made, createWriteStream(to, { flags: 'wx' }))
  const text = `Project ${project.id} was exported to ${to ?? 'the standard output'}: ${bytes} bytes of ${format}`
  return { json: { project: project.id, format, bytes }, text, aside: to === undefined }
}

/** Ignores that the reader of stdout closed it early. */
function unlessNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
