import { useTranslation } from 'react-i18next'
import { changeLead, type Editable, type LeadPatch, say } from '../change-lead.ts'
import { useProjectId } from '../session.ts'
import type { Lead } from '../types.ts'

/** Changes one field of a lead, and says which. */
export function useSave(lead: Lead) {
  const { t } = useTranslation()
  const project = useProjectId()
  return (field: Editable, value: unknown) =>
    void changeLead(
      project,
      lead,
      { [field]: value } as LeadPatch,
      value === null
        ? say('card.told.cleared', { field: t(`card.field.${field}`) })
        : say('card.told.field', { field: t(`card.field.${field}`) }),
    )
}

/** What stands where nothing is known: what pressing there adds, or a dash. */
export function Add({ canChange, children }: { canChange: boolean; children: string }) {
  return <span className="t3">{canChange ? children : '—'}</span>
}
