import Type, { type Static } from 'typebox'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { figureJson, writeFigure } from '../../json/report.ts'
import { statusJson, writeStatus } from '../../json/status.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking } from './figures.ts'
import { funnelSteps, type Step } from './report.ts'
import { reports } from './reports.ts'

const stepJson = Type.Object({
  status: statusJson,
  ...figureJson.properties,
  reached: Type.Unsafe<Static<typeof figureJson> | null>({
    anyOf: [figureJson, { type: 'null' }],
    description: 'In it or in a later status that is not canceled; null for canceled ones',
  }),
})

export const getFunnelReport = reports.get('getFunnelReport', '/funnel', {
  access: 'read, contractors',
  summary: 'See how far leads come',
  description:
    'The leads of the period by their status now, in the order of the board, and by the three types of statuses.',
  query: Type.Object(selectionQuery),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      items: Type.Array(stepJson),
      types: Type.Object({ progress: figureJson, paid: figureJson, canceled: figureJson }),
    }),
  },
  example: examples.funnel,
  async handle({ store, viewer, project, query, now, gone }) {
    const { period, filter } = readSelection(query, project, now)
    const statuses = await store.statuses.of(project.id)
    const { steps, types } = await funnelSteps(asking(store, viewer, gone), { period, filter, statuses })
    const write = (figure: Step['here']) => writeFigure(figure, project.timeZone)
    return {
      period: writePeriod(period),
      items: steps.map(({ status, here, reached }) => ({
        status: writeStatus(status),
        ...write(here),
        reached: reached && write(reached),
      })),
      types: { progress: write(types.progress), paid: write(types.paid), canceled: write(types.canceled) },
    }
  },
})
