import { useTranslation } from 'react-i18next'
import { useForms } from '../../api/forms.ts'
import type { Receipt } from '../../api/receipts.ts'

/** Names the entry point of a receipt: its form, its mapping, or its kind of address. */
export function useReceiptOrigin(needsForms: boolean): (receipt: Receipt) => string {
  const { t } = useTranslation()
  const forms = useForms(needsForms)
  return ({ way, form, mapping }) => {
    const name = forms.find(({ id }) => id === form)?.name
    if (name) return t('card.receipt.formNamed', { name })
    if (mapping) return t('card.receipt.mapping', { name: mapping })
    return t(`card.receipt.way.${way}`)
  }
}
