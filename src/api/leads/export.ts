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
    'All matching leads in order, as one file from one consistent snapshot. CSV and XLSX are for people: headings in the language of the project, times in its time zone. A CSV text that a spreadsheet would run as a formula gets an apostrophe in front, unless the file is `exact`. JSON Lines has values as in the API. Up to eight exports read or wait, of which one reads at a time, or two on more than two cores; another one is refused with 503. A key or member may have two open at once, and a client that takes less than a megabyte a minute is disconnected.',
  query: Type.Object({
    format: Type.Optional(Type.Enum([...formatNames], { description: 'File format; default csv' })),
    ...selectionQuery,
    sort: sortQuery,
    columns: Type.Optional(
      Type.String({
        description: `Columns: ${columnNames.join(', ')}, and own fields such as field:3; default ${defaultColumns.join(', ')}`,
        examples: ['id,creation_date,phone'],
      }),
    ),
    exact: flag('Texts unchanged, times in UTC, headings by API names'),
    separator: Type.Optional(
      Type.Enum([',', ';'], {
        description: 'CSV separator; with a semicolon, prices have a decimal comma unless the file is exact',
      }),
    ),
    bom: flag(
      'A byte order mark at the start of a CSV, by which spreadsheets recognise UTF-8; default true, unless the file is exact',
    ),
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
