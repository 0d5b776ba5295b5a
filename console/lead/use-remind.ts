import { useTranslation } from 'react-i18next'
import type { KnownLead } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { useEditLead } from './use-edit-lead.ts'

/** Sets or clears the reminder of a lead. */
export function useRemind(lead: KnownLead) {
  const { t } = useTranslation()
  const format = useFormat()
  const edit = useEditLead(lead)
  return (moment: string | null): void => {
    if (moment === lead.remind_at) return
    const message = moment
      ? t('card.told.remind', { when: format.planned(moment) })
      : t('card.told.cleared', { field: t('card.field.remind_at') })
    void edit({ remind_at: moment }, message)
  }
}
