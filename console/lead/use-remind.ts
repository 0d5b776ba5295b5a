import { useTranslation } from 'react-i18next'
import type { KnownLead } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { useEditLead } from './use-edit-lead.ts'

/** Sets or clears the reminder of a lead, with its note. */
export function useRemind(lead: KnownLead) {
  const { t } = useTranslation()
  const format = useFormat()
  const edit = useEditLead(lead)
  return (moment: string | null, typed: string = lead.remind_note ?? ''): void => {
    const note = moment === null ? null : typed.trim() || null
    if (moment === lead.remind_at && note === (lead.remind_note ?? null)) return
    const message = moment
      ? t('card.told.remind', { when: format.planned(moment) })
      : t('card.told.cleared', { field: t('card.field.remind_at') })
    void edit({ remind_at: moment, remind_note: note }, message)
  }
}
