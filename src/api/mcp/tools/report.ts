import Type, { type TObject, type TSchema } from 'typebox'
import { next } from '../../door/pages.ts'
import { reportRoutes } from '../../reports/report-routes.ts'
import type { ReportName } from '../../reports/tables.ts'
import { maxAnswerLength, pageFrom } from '../fit.ts'
import { defineTool } from '../tool.ts'
import { queryOfSelection, selectionArguments } from './leads.ts'

/** What a report tells an agent. */
const contents = {
  summary: 'a period and the previous one',
  series: 'by day, week or month',
  sources: 'by source',
  channels: 'by channel, with costs',
  funnel: 'by status with lost reasons',
  people: 'by assignee',
  hours: 'by hour of the week',
  cohorts: 'by month of creation',
} satisfies Record<ReportName, string>
const names = Object.keys(contents) as ReportName[]

/** The other arguments of reports, each described with the reports that take it. Numbers are JSON numbers here, not texts as in a URL. */
const own = Object.fromEntries(
  [...new Set(names.flatMap((name) => Object.keys(propertiesOf(name))))]
    .filter((each) => !(each in selectionArguments))
    .map((each) => [each, argument(each)]),
)

type Loose = TSchema & { description?: string; pattern?: string }

function propertiesOf(name: ReportName): Record<string, Loose> {
  return (reportRoutes[name].query as TObject).properties
}

function argument(each: string): TSchema {
  const takers = names.filter((name) => each in propertiesOf(name))
  const { pattern, ...schema } = propertiesOf(takers[0] as ReportName)[each] as Loose
  const description = `Of ${takers.join(', ')}. ${schema.description}`
  return Type.Optional(pattern ? Type.Integer({ minimum: 0, description }) : Type.Unsafe({ ...schema, description }))
}

export const report = defineTool({
  name: 'report',
  title: 'Get a report',
  description: [
    `Numbers over leads. ${names.map((name) => `\`${name}\`: ${contents[name]}`).join('; ')}.`,
    'Each number has the list behind it, for leads_search.',
  ].join(' '),
  scope: 'read',
  effect: 'reads',
  input: Type.Object({
    report: Type.Enum([...names], { description: 'The report' }),
    ...selectionArguments,
    ...own,
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,6}$', description: '`next` of the previous answer' })),
  }),
  output: Type.Object({
    report: Type.Enum([...names]),
    result: Type.Object(
      {},
      { additionalProperties: true, description: 'As GET …/reports/{report} of the API answers' },
    ),
    next,
  }),
  async run({ desk, project, args }) {
    const { report, cursor, period, q, filter, ...rest } = args as Arguments
    const others = Object.entries(rest).map(([name, value]) => [name, value === undefined ? undefined : String(value)])
    const query = { ...queryOfSelection({ period, q, filter } as object), ...Object.fromEntries(others) }
    const answer = await desk(reportRoutes[report], { params: { project }, query })
    const { items, ...whole } = answer as { items?: unknown[] }
    if (!items) return { report, result: answer, next: null }
    const page = pageFrom(items, cursor, maxAnswerLength - 1_000 - JSON.stringify(whole).length)
    return { report, result: { ...whole, items: page.items }, next: page.next }
  },
})

type Arguments = { report: ReportName; cursor?: string } & Record<string, unknown>
