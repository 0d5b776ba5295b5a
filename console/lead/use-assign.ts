import { useTranslation } from 'react-i18next'
import type { KnownLead } from '../api/types.ts'
import { useEditLead } from './use-edit-lead.ts'

/** Assigns a lead to a member, or to nobody. */
export function useAssign(lead: KnownLead) {
  const { t } = useTranslation()
  const edit = useEditLead(lead)
  return (assignee: string | null, name: string | null): void => {
    if (assignee === lead.assignee) return
    const message =
      assignee === null
        ? t('card.told.cleared', { field: t('card.field.assignee') })
        : t('card.told.assignee', { who: name })
    void edit({ assignee }, message)
  }
}
