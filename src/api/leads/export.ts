import { Readable } from 'node:stream'
import { create as disposition } from 'content-disposition'
import Type from 'typebox'
import { exportLeads } from '../../actions/exports.ts'
import type { Project } from '../../domain/project.ts'
import { zoneClock } from '../../domain/zone.ts'
import { columnNames, defaultColumns, readColumns } from '../../transfer/columns.ts'
import { type Format, fileOptions, formatNames, formats } from '../../transfer/file.ts'
import type { FileOptions } from '../../transfer/options.ts'
import { resource } from '../door/resource.ts'
import { sentFile } from '../door/sent-file.ts'
import { readSelection, readSort, selectionQuery, sortQuery } from './selection.ts'

const exports = resource('/projects/:project/export', { tag: 'Export' })
const flag = (description: string) => Type.Optional(Type.Enum(['true', 'false'], { description }))

export const exportLeadsRoute = exports.get('exportLeads', '', {
  access: 'read, contractors',
  summary: 'Export leads to a file',
  description:
    'All leads that match, in order, as one file of one moment, as fast as it is taken. CSV and XLSX are for people: headings in the language of the project, times of its zone; a text of a CSV that a spreadsheet would compute gets an apostrophe in front, unless it is `exact`. JSON lines hold values as the API writes them. Two exports are read at the same time and six wait for their turn; one more is told to try again. A key or member may have two open at once, and who takes less than a megabyte a minute is disconnected.',
  query: Type.Object({
    format: Type.Optional(Type.Enum([...formatNames], { description: 'What kind of file; csv unless given' })),
    ...selectionQuery,
    sort: sortQuery,
    columns: Type.Optional(
      Type.String({
        description: `Some of: ${columnNames.join(', ')}, and own fields such as field:3; ${defaultColumns.join(', ')} unless given`,
        examples: ['id,creation_date,phone'],
      }),
    ),
    exact: flag('Every text to the letter, times in UTC, columns by their names'),
    separator: Type.Optional(
      Type.Enum([',', ';'], {
        description: 'Between columns of a CSV; with a semicolon prices have a decimal comma, unless the file is exact',
      }),
    ),
    bom: flag('A mark at the beginning of a CSV, by which spreadsheets know UTF-8; true unless the file is exact'),
  }),
  answers: { 200: Type.String({ description: 'The file' }) },
  produces: formats.csv.type,
  allowsStaleReads: true,
  refuses: ['too-many-open'],
  example: { query: { format: 'csv', period: 'this-month', columns: 'id,phone,price' } },
  async handle({ store, by, viewer, project, query: given, now, reply, longLived }) {
    const { format = 'csv' } = given
    const { writer, type } = formats[format]
    const options = fileOptions(project, readChoice(given, project))
    const query = { ...readSelection(given, project, now), sort: readSort(given.sort) }
    reply.headers({ 'Content-Type': type, 'Content-Disposition': nameOf(project, format, now) })
    if (reply.request.method === 'HEAD') return Readable.from([])
    const details = { format, columns: options.columns }
    const { over } = longLived()
    const file = await exportLeads(store, by, { viewer, query, writer, options, details }, now)
    return sentFile(reply, file, over)
  },
})

type Given = { columns?: string; exact?: string; separator?: FileOptions['separator']; bom?: string }

function readChoice({ columns, exact, separator, bom }: Given, project: Project): Partial<FileOptions> {
  return {
    exact: exact === 'true',
    separator,
    ...(columns !== undefined && { columns: readColumns(columns.split(','), project, 'columns') }),
    ...(bom !== undefined && { bom: bom === 'true' }),
  }
}

/** The file name: project and day; with an ASCII fallback by the project's number. */
function nameOf({ id, name, timeZone }: Project, format: Format, now: number): string {
  const day = new Date(zoneClock(timeZone)(now).local * 1000).toISOString().slice(0, 10)
  const plain = name.replace(/[\p{Cc}/\\:*?"<>|]/gu, ' ').trim()
  return disposition(`${plain} ${day}.${format}`, { fallback: `leads-${id}-${day}.${format}` })
}
