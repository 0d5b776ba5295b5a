import Type from 'typebox'
import { type CostResult, checkEntries, putCosts, removeCost } from '../../actions/costs.ts'
import { type CostEntry, costLimits } from '../../domain/cost.ts'
import { endDays } from '../../domain/days.ts'
import { periodNames, readPeriodName } from '../../domain/period-names.ts'
import type { Project } from '../../domain/project.ts'
import { costEntryJson, costJson, readCosts, writeCost } from '../../json/cost.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { undoExample, undoSchema } from '../leads/changed-lead.ts'

export const costs = resource('/projects/:project/costs', { tag: 'Costs', noSuch: 'no-such-cost' })
const periodQuery = Type.Optional(
  Type.String({
    description: `Days: ${periodNames.join(', ')}, or a range such as 2024-01-01..2024-01-31; default all`,
    examples: ['this-month'],
  }),
)
export const costsQuery = {
  period: periodQuery,
  unit: Type.Optional(Type.Enum(['day', 'month'], { description: 'A month is the sum of its days; default day' })),
}
export const resultJson = Type.Object({
  changed: Type.Integer({ description: 'Days that were written' }),
  removed: Type.Integer({ description: 'Days that were removed' }),
  undo: undoSchema,
})
const spot = Type.Tuple([Type.String(), Type.String(), Type.String(), Type.String()])
const example = { day: '2024-03-05', channel: '1', amount: '12500.50', note: 'Счёт 17' }

export const listCosts = costs.get('listCosts', '', {
  access: 'read',
  summary: 'List costs',
  description: 'Costs by day or month, then by channel, source and campaign.',
  query: Type.Object({ ...costsQuery, ...pageQuery }),
  answers: { 200: Type.Object({ items: Type.Array(costJson), next }) },
  refuses: ['foreign-cursor', 'unknown-period', 'not-interval'],
  example: {
    query: { period: '2024-01-01..2024-01-31', unit: 'month' },
    answer: {
      items: [{ id: null, month: '2024-01', channel: '9', amount: '300.00', currency: 'RUB', days: 1, note: null }],
      next: null,
    },
  },
  async handle({ store, project, query: { period, unit = 'day', limit: given, cursor }, now, reply }) {
    const list = `costs ${unit}`
    const limit = readLimit(given)
    const after = readCursor(cursor, list, spot)
    const days = costDays(period, project, now)
    const found = await store.costs.page(project.id, { days, unit, after, limit: limit + 1 })
    const page = pageOf(reply, found, limit, ({ slot, kind, key, currency }) =>
      writeCursor(list, [slot, kind, key, currency]),
    )
    return { ...page, items: page.items.map((line) => writeCost(line, unit)) }
  },
})

export const replaceCosts = costs.put('replaceCosts', '', {
  access: 'admin',
  summary: 'Write costs',
  description: `Replaces the cost of the same day and channel, source or campaign; all or none are written. A month is spread over its days to the hundredth and replaces their costs. A cost in a currency other than the project’s is replaced only by a cost that names that currency. At most ${costLimits.rows} days per request.`,
  body: Type.Object({ costs: Type.Array(costEntryJson, { minItems: 1, maxItems: costLimits.rows }) }),
  answers: { 200: resultJson },
  refuses: [
    'no-such-channel',
    'too-many-costs',
    'cost-twice',
    'cost-currency',
    'not-one-of',
    'not-day',
    'not-price',
    'unknown-currency',
  ],
  example: { body: { costs: [example] }, answer: { changed: 1, removed: 0, undo: undoExample } },
  async handle({ store, by, project, body, now }) {
    const entries: CostEntry[] = []
    const places: string[] = []
    for (const [index, each] of body.costs.entries()) {
      const place = `costs[${index}]`
      entries.push(...readCosts(each, place))
      if (entries.length > costLimits.rows) break // a month adds up to 31 entries
      places.push(...Array<string>(entries.length - places.length).fill(place))
    }
    checkEntries(entries, (index) => places[index] as string)
    return putCosts(store, by, project, entries, now)
  },
})

export const deleteCost = costs.delete('deleteCost', '/:id', {
  access: 'admin',
  summary: 'Remove a cost',
  description: 'Removes the cost of one day. To remove several, write them with the amount null.',
  answers: { 200: resultJson },
  example: { params: { id: '1' }, answer: { changed: 0, removed: 1, undo: undoExample } },
  handle: ({ store, by, project, readId, now }): Promise<CostResult> => removeCost(store, by, project, readId(), now),
})

/** The days of a period in the project's zone; undefined for all. */
export function costDays(period: string | undefined, project: Project, now: number) {
  return endDays(readPeriodName(period ?? 'all', project.timeZone, now), project.timeZone)
}
