import { allOf } from '../../domain/filter.ts'
import type { BulkTarget } from '../../domain/job.ts'
import type { ReadQuery } from '../sql/read-query.ts'
import { firstLeads } from './rows.ts'
import { applyViewer, withoutMask } from './viewer.ts'

export type IdsQuery = Pick<BulkTarget, 'period' | 'filter' | 'until'> & { after: number; limit: number }

/** The next ids of a selection after an id. They may be far apart, so it always counts as heavy. */
export const leadIds: ReadQuery<IdsQuery, undefined, number[]> = {
  isHeavyUnestimated: () => true,
  plan: async () => undefined,
  isHeavy: () => true,
  async run(on, viewer, { period, filter, until, after, limit }) {
    const bounded = allOf([filter, { field: 'id', operator: '<=', value: until }])
    const sort = { field: 'id', order: 'asc' } as const
    const scoped = applyViewer(viewer, { period, filter: bounded, sort, limit, after: { value: after, id: after } })
    return (await firstLeads(on, scoped, { path: 'order' })).map((lead) => withoutMask(lead).id)
  },
}
