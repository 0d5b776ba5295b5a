import { setImmediate } from 'node:timers/promises'
import Type, { type Static } from 'typebox'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { checkRepeated } from '../../json/report.ts'
import { orNull } from '../../json/schemas.ts'
import { readWithin } from '../door/numbers.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking, figures, writeFigures } from './figures.ts'
import { sourceLines } from './report.ts'
import { reports } from './reports.ts'

const sourceJson = Type.Object({
  source: orNull(Type.String({ description: 'As in some lead; null for leads without a source' })),
  ...figures,
})

/** How many lines are written before other requests get a turn. */
const slice = 100

export const getSourcesReport = reports.get('getSourcesReport', '/sources', {
  access: 'read, contractors',
  allowsStaleReads: true,
  summary: 'Get the report on sources',
  description:
    'One line per raw source, most leads first. Letter case is ignored, as in filters. `total` counts all sources; `whole` sums all of them.',
  query: Type.Object({
    ...selectionQuery,
    limit: Type.Optional(
      Type.String({ pattern: '^[0-9]{1,9}$', description: 'Lines in the answer, 1 to 10000; default 100' }),
    ),
  }),
  answers: {
    200: Type.Object({
      period: PeriodSchema,
      items: Type.Array(sourceJson),
      total: Type.Integer(),
      whole: Type.Object(figures),
    }),
  },
  refuses: ['too-long'],
  example: examples.sources,
  async handle({ store, viewer, project, query, now, signal }) {
    const { period, filter } = readSelection(query, project, now)
    const limit = readWithin(query.limit, 'limit', { min: 1, max: 10_000, usual: 100 })
    const statuses = await store.statuses.of(project.id)
    const asked = { period, filter, statuses }
    const { lines, total, whole } = await sourceLines(asking(store, viewer, signal), asked, limit)
    checkRepeated(filter, (lines.length + 1) * 3)
    const items: Static<typeof sourceJson>[] = []
    for (const line of lines) {
      const length = items.push({ source: line.of, ...writeFigures(line, project.timeZone) })
      if (length % slice === 0) await setImmediate()
    }
    return { period: writePeriod(period), items, total, whole: writeFigures(whole, project.timeZone) }
  },
})
