import { firstMoment, future } from '../domain/pull.ts'
import { leadIdOf } from './read.ts'
import type { Step } from './step.ts'
import { Trouble } from './vendor.ts'

/** How many leads are asked for: the highest number may be one that no lead here can have. */
const limit = 10

/**
 * The highest number that the vendor gave a lead; undefined when it has none, or no answer tells. Windows go from the oldest lead on: what sites
 * send here meanwhile would take numbers of leads that are still to come.
 */
export async function lastLead({ vendor, clock }: Step): Promise<number | undefined> {
  const [from, to] = [firstMoment, clock() + future].map((at) => new Date(at * 1_000).toISOString())
  try {
    const sort = { sort_field: 'id', sort_order: 'desc' }
    const { leads } = await vendor.call('project/leads/lead/list', { period: { from, to }, ...sort, limit, offset: 0 })
    const rows = (Array.isArray(leads) ? leads : []) as (Record<string, unknown> | null)[]
    const ids = rows.map((row) => leadIdOf(row?.id)).filter((id) => id !== undefined)
    return ids.length > 0 ? Math.max(...ids) : undefined
  } catch (error) {
    if (error instanceof Trouble && error.refusal.code === 'pull-too-large') return // the limit is ignored there
    throw error
  }
}
