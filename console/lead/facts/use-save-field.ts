import { useTranslation } from 'react-i18next'
import { changeLead, type Editable, type LeadPatch, say } from '../../api/edit-lead.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead } from '../../api/types.ts'

/** Changes one field of a lead, and says which. */
export function useSaveField(lead: Lead) {
  const { t } = useTranslation()
  const project = useProjectId()
  return (field: Editable, value: unknown) =>
    void changeLead(
      project,
      lead,
      { [field]: value } as LeadPatch,
      say(value === null ? 'card.told.cleared' : 'card.told.field', { field: t(`card.field.${field}`) }),
    )
}
