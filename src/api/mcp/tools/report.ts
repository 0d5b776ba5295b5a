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
  const told = (name: ReportName) => propertiesOf(name)[each]?.description
  const description = [...new Set(takers.map(told))]
    .map((what) => `Of ${takers.filter((name) => told(name) === what).join(', ')}: ${what}`)
    .join('. ')
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
    lists_omitted: Type.Optional(
      Type.Boolean({
        description:
          'Some numbers have no `list`, so that the answer fits. The list is that of the call, with the status, hour or other key of the number',
      }),
    ),
    next,
  }),
  async run({ desk, project, args }) {
    const { report, cursor, period, q, filter, ...rest } = args as Arguments
    const others = Object.entries(rest).map(([name, value]) => [name, value === undefined ? undefined : String(value)])
    const query = { ...queryOfSelection({ period, q, filter } as object), ...Object.fromEntries(others) }
    const answer = await desk(reportRoutes[report], { params: { project }, query })
    const { items, ...around } = answer as { items?: object[] }
    const whole = omitLists(around, items ? maxLength - roomOfItems : maxLength)
    const room = maxLength - lengthOf(whole)
    const page = items ? pageFrom(items, cursor, room) : { items: [], next: null }
    const shown = page.items.map((item) => omitLists(item, room)) // an item that does not fit is alone on its page
    const isOmitting = whole !== around || shown.some((item, index) => item !== page.items[index])
    return {
      report,
      result: { ...whole, ...(items && { items: shown }) },
      ...(isOmitting && { lists_omitted: true }),
      next: page.next,
    }
  },
})

type Arguments = { report: ReportName; cursor?: string } & Record<string, unknown>

/** The room for a report, in characters: an answer without its notice. */
const maxLength = maxAnswerLength - 1_000
/** The part of it that is free for items at least. */
const roomOfItems = 6_000

/** Omits the lists of the largest parts of an object until it fits. Returns one that fits unchanged. */
function omitLists(whole: object, maxLength: number): object {
  let fitting = whole
  const parts = Object.entries(whole).sort(([, one], [, other]) => lengthOf(other) - lengthOf(one))
  for (const [name, part] of parts) {
    if (lengthOf(fitting) <= maxLength) break
    fitting = { ...fitting, [name]: withoutLists(part) }
  }
  return fitting
}

function withoutLists(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutLists)
  if (typeof part !== 'object' || part === null) return part
  const others = Object.entries(part).filter(([name]) => name !== 'list')
  return Object.fromEntries(others.map(([name, each]) => [name, withoutLists(each)]))
}

function lengthOf(part: unknown): number {
  return JSON.stringify(part).length
}
