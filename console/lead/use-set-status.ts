import { useTranslation } from 'react-i18next'
import type { KnownLead, Status } from '../api/types.ts'
import { askLostReason, askPrice } from './dialogs/open.ts'
import { useEditLead } from './use-edit-lead.ts'

/** Sets the status of a lead. A paid lead without a price asks for it, and a canceled one for a reason. Resolves to whether it was saved. */
export function useSetStatus(lead: KnownLead) {
  const { t } = useTranslation()
  const edit = useEditLead(lead)
  return async (status: Status): Promise<boolean> => {
    if (lead.status === status.id) return false
    const needsPrice = status.type === 'paid' && lead.price == null
    const price = needsPrice ? await askPrice(lead) : null
    if (price === undefined) return false
    const reason = status.type === 'canceled' ? await askLostReason(lead.name ?? lead.title ?? '') : null
    if (reason === undefined) return false
    const patch = {
      status: status.id,
      ...(price !== null && { price }),
      ...(reason !== null && { lost_reason: reason }),
    }
    return edit(patch, t('card.told.status', { status: status.name }))
  }
}
