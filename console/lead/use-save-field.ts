import { useTranslation } from 'react-i18next'
import type { EditableField, KnownLead, LeadPatch } from '../api/types.ts'
import { useEditLead } from './use-edit-lead.ts'

/** Edits one field of a lead, with a message that names the field. */
export function useSaveField(lead: KnownLead) {
  const { t } = useTranslation()
  const edit = useEditLead(lead)
  return (field: EditableField, value: unknown) =>
    void edit(
      { [field]: value } as LeadPatch,
      t(value === null ? 'card.told.cleared' : 'card.told.field', { field: t(`card.field.${field}`) }),
    )
}
