import { changeLead, type Known, say } from '../../api/edit-lead.ts'
import type { Status } from '../../api/types.ts'
import { askPrice } from '../dialogs/open.ts'

/** Gives a lead a status, wherever that is done; a paid one is asked for its amount when there is none. Answers whether it is done. */
export async function setStatus(project: string, lead: Known, status: Status): Promise<boolean> {
  if (lead.status === status.id) return false
  const asks = status.type === 'paid' && lead.price == null
  const price = asks ? await askPrice(lead) : null
  if (price === undefined) return false
  const patch = { status: status.id, ...(price !== null && { price }) }
  return changeLead(project, lead, patch, say('card.told.status', { status: status.name }))
}
