import Type, { type Static } from 'typebox'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { checkRepeated, figureJson, writeFigure } from '../../json/report.ts'
import { orNull } from '../../json/schemas.ts'
import { statusJson, writeStatus } from '../../json/status.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking, seconds } from './figures.ts'
import { funnelOf, type Lost } from './report-funnel.ts'
import { reports } from './reports.ts'

const figureOrNull = (description: string) =>
  Type.Unsafe<Static<typeof figureJson> | null>({ anyOf: [figureJson, { type: 'null' }], description })
const reasonJson = Type.Object({
  reason: orNull(
    Type.Object({ id: Type.String(), name: Type.String() }, { description: 'Null for leads without a reason' }),
  ),
  ...figureJson.properties,
})
const reasonsJson = (description: string) => Type.Array(reasonJson, { description })

const stepJson = Type.Object({
  status: statusJson,
  ...figureJson.properties,
  reached: figureOrNull(
    'Leads that were ever in it, or in a later status that is not canceled; null for canceled statuses',
  ),
  left: figureJson,
  median_stay: seconds('Median time in it, of leads that left it'),
  p90_stay: seconds('90th percentile of the same'),
  lost: figureOrNull('Leads that are canceled now and came no further than this status; null for canceled statuses'),
  reasons: reasonsJson('Why these were lost, the most frequent reason first'),
})

export const getFunnelReport = reports.get('getFunnelReport', '/funnel', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the funnel',
  description:
    'Leads of the period by their present status, in the order of the board: how many reached each status, how long they stayed, where they were lost and why. A status that was undone was never reached. The list behind `reached` or `lost` opens for up to 100 statuses, since each is searched for in every lead.',
  query: Type.Object(selectionQuery),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      items: Type.Array(stepJson),
      types: Type.Object({ progress: figureJson, paid: figureJson, canceled: figureJson }),
      reasons: reasonsJson('Why the canceled leads were lost, the most frequent reason first'),
      until_paid: Type.Object({
        ...figureJson.properties,
        median: seconds('Median time from creation to payment'),
        p90: seconds('90th percentile of the same'),
      }),
    }),
  },
  refuses: ['too-long'],
  example: examples.funnel,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const [statuses, known] = [await store.statuses.of(project.id), await store.lostReasons.of(project.id)]
    const { steps, types, reasons, untilPaid } = await funnelOf(asking(store, viewer, signal), {
      period,
      filter,
      statuses,
    })
    checkRepeated(
      filter,
      steps.reduce((count, step) => count + 4 + step.reasons.length, 4 + reasons.length),
    )
    const write = (figure: Parameters<typeof writeFigure>[0]) => writeFigure(figure, project.timeZone)
    const writeReason = ({ reason, figure }: Lost) => ({
      reason: reason === null ? null : { id: String(reason), name: known.find(({ id }) => id === reason)?.name ?? '' },
      ...write(figure),
    })
    return {
      period: writePeriod(period),
      items: steps.map(({ status, here, reached, left, stay, lost, reasons }) => ({
        status: writeStatus(status),
        ...write(here),
        reached: reached && write(reached),
        left: write(left),
        median_stay: stay.median,
        p90_stay: stay.p90,
        lost: lost && write(lost),
        reasons: reasons.map(writeReason),
      })),
      types: { progress: write(types.progress), paid: write(types.paid), canceled: write(types.canceled) },
      reasons: reasons.map(writeReason),
      until_paid: { ...write(untilPaid.figure), ...untilPaid.time },
    }
  },
})
