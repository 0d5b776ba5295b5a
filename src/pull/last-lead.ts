import { firstMoment, future } from '../domain/pull.ts'
import { leadIdOf } from './read.ts'
import type { Step } from './step.ts'
import { isTooLarge } from './vendor.ts'

/** How many leads are requested, since the highest ids may be too large for a lead here. */
const limit = 10

/**
 * The highest id of the vendor's leads; undefined if it has none, or the response is too large. It is requested first because leads are read
 * from the oldest on: enquiries that sites send here meanwhile would otherwise take ids of leads that are yet to be pulled.
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
    if (isTooLarge(error)) return // the other side ignores the limit
    throw error
  }
}
