import Type, { type Static } from 'typebox'
import type { Project } from '../../domain/project.ts'
import { expectsResponses } from '../../domain/working-time.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { checkRepeated, figureJson, writeFigure, writeShare } from '../../json/report.ts'
import { orNull } from '../../json/schemas.ts'
import { readWithin } from '../door/numbers.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking, figures, seconds, share, writeFigures } from './figures.ts'
import { peopleOf, type Work } from './report-people.ts'
import { reports } from './reports.ts'

const workJson = Type.Object({
  ...figures,
  responded: figureJson,
  median_response: seconds('Median time until a member first opened or changed a lead'),
  p90_response: seconds('90th percentile of the same'),
  quick: figureJson,
  quick_share: share('Share of quick responses'),
  on_time: Type.Unsafe<Static<typeof figureJson> | null>({
    anyOf: [figureJson, { type: 'null' }],
    description: 'Responses before `due_at`; null where the working time of the project gives leads no deadline',
  }),
  on_time_share: orNull(
    Type.Number({
      description: 'Share of responses before `due_at`, from 0 to 1; null without responses or deadlines',
    }),
  ),
})
const workerJson = Type.Object({
  member: orNull(
    Type.Object(
      { id: Type.String(), name: orNull(Type.String({ description: 'Null for an id that was never a member' })) },
      { description: 'Null for leads without an assignee' },
    ),
  ),
  ...workJson.properties,
})

export const getPeopleReport = reports.get('getPeopleReport', '/people', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the report on people',
  description:
    'One line per member who is the assignee of leads of the period, most leads first, leads without an assignee last. `quick` counts responses in less than `within` minutes; `on_time` counts responses before the deadline by the working time of the project. Imported leads have no response time.',
  query: Type.Object({
    ...selectionQuery,
    within: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,9}$', description: 'Minutes, 1 to 120; default 5', examples: ['15'] }),
    ),
  }),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      within: Type.Integer({ description: 'Minutes' }),
      items: Type.Array(workerJson),
      total: workJson,
    }),
  },
  refuses: ['too-long'],
  example: examples.people,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const within = readWithin(query.within, 'within', { min: 1, max: 120, usual: 5 })
    const [statuses, members] = [await store.statuses.of(project.id), await store.memberships.of(project.id)]
    const asked = { period, filter, statuses }
    const { people, total } = await peopleOf(asking(store, viewer, signal), asked, within * 60)
    checkRepeated(filter, 6 * (people.length + 1))
    const nameOf = (id: number) => members.find((each) => each.id === id)?.name ?? null
    const items = people.map(({ member, ...work }) => ({
      member: member === null ? null : { id: String(member), name: nameOf(member) },
      ...writeWork(work, project),
    }))
    return { period: writePeriod(period), within, items, total: writeWork(total, project) }
  },
})

function writeWork(work: Work, { timeZone, workingTime }: Project) {
  const hasDeadlines = expectsResponses(workingTime)
  return {
    ...writeFigures(work, timeZone),
    responded: writeFigure(work.responded, timeZone),
    median_response: work.response.median,
    p90_response: work.response.p90,
    quick: writeFigure(work.quick, timeZone),
    quick_share: writeShare(work.quick.leads, work.responded.leads),
    on_time: hasDeadlines ? writeFigure(work.onTime, timeZone) : null,
    on_time_share: hasDeadlines ? writeShare(work.onTime.leads, work.responded.leads) : null,
  }
}
