import { Readable } from 'node:stream'
import { create as disposition } from 'content-disposition'
import Type from 'typebox'
import { touchChoices } from '../../domain/attribution.ts'
import { comparisons, units } from '../../domain/days.ts'
import type { Project } from '../../domain/project.ts'
import { zoneClock } from '../../domain/zone.ts'
import { fileOptions, formats } from '../../transfer/file.ts'
import { tableWriters } from '../../transfer/table.ts'
import type { Call } from '../door/route.ts'
import { selectionQuery } from '../leads/selection.ts'
import { reportRoutes } from './report-routes.ts'
import { reports } from './reports.ts'
import { reportNames, tableOf } from './tables.ts'

const tableFormats = ['csv', 'xlsx'] as const

export const exportReport = reports.get('exportReport', '/export', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Export a report to a file',
  description:
    'The table of a report, with the same numbers as the report for the same query. Headings in the language of the project; times in seconds. Beyond 10,000 sources, the others are summed in one last line.',
  query: Type.Object({
    report: Type.Optional(Type.Enum([...reportNames], { description: 'Which report; default summary' })),
    format: Type.Optional(Type.Enum([...tableFormats], { description: 'File format; default csv' })),
    ...selectionQuery,
    unit: Type.Optional(Type.Enum([...units], { description: 'For a series' })),
    compare: Type.Optional(Type.Enum([...comparisons], { description: 'For a summary' })),
    touch: Type.Optional(Type.Enum([...touchChoices], { description: 'For channels' })),
    within: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$', description: 'For people, in minutes' })),
    exact: Type.Optional(Type.Enum(['true', 'false'], { description: 'Headings by API names, for programs' })),
    separator: Type.Optional(Type.Enum([',', ';'], { description: 'CSV separator' })),
    bom: Type.Optional(Type.Enum(['true', 'false'], { description: 'A byte order mark at the start of a CSV' })),
  }),
  answers: { 200: Type.String({ description: 'The file' }) },
  produces: formats.csv.type,
  refuses: ['too-many-buckets', 'too-long'],
  example: { query: { report: 'funnel', format: 'csv', period: 'this-month' } },
  async handle(call) {
    const { store, project, query, now, reply } = call
    const { report = 'summary', format = 'csv', exact, separator, bom, ...asked } = query
    const options = fileOptions(project, {
      exact: exact === 'true',
      separator,
      ...(bom !== undefined && { bom: bom === 'true' }),
    })
    const most = { sources: '10000', channels: '1000' }[report as string]
    const of = most ? { ...asked, limit: most } : asked
    const answer = await reportRoutes[report].handle({ ...call, query: of } as unknown as Call)
    const statuses = await store.statuses.of(project.id)
    const table = tableOf(report, answer, { language: project.language, statuses, exact: options.exact })
    reply.headers({ 'Content-Type': formats[format].type, 'Content-Disposition': nameOf(project, report, format, now) })
    return Readable.from(tableWriters[format](table, options))
  },
})

/** The file name: project, report and day; with an ASCII fallback. */
function nameOf({ id, name, timeZone }: Project, report: string, format: string, now: number): string {
  const day = new Date(zoneClock(timeZone)(now).local * 1000).toISOString().slice(0, 10)
  const plain = name.replace(/[\p{Cc}/\\:*?"<>|]/gu, ' ').trim()
  return disposition(`${plain} ${report} ${day}.${format}`, { fallback: `${report}-${id}-${day}.${format}` })
}
