import { useTranslation } from 'react-i18next'
import { useLeadDraftsAside } from '../api/lead-draft.ts'
import { openNewLead } from '../shell/overlays.ts'
import { IconPlus } from '../ui/icons.ts'

/** Opens the form of a new lead; shows the number of drafts that were refused or set aside. */
export function NewLeadButton() {
  const { t } = useTranslation()
  const aside = useLeadDraftsAside()
  return (
    <button type="button" className="btn primary" onClick={() => openNewLead()}>
      <IconPlus className="i" aria-hidden />
      {t('lead.new')}
      {aside > 0 && (
        <span className="num" data-aside title={t('lead.aside', { count: aside })}>
          · {aside}
        </span>
      )}
      <kbd>N</kbd>
    </button>
  )
}
