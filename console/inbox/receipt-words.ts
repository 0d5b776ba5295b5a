import { useTranslation } from 'react-i18next'
import { useForms } from '../api/forms.ts'
import type { Receipt } from '../api/receipts.ts'

type Way = Pick<Receipt, 'way' | 'form' | 'mapping'>

/** Names the entry point of a receipt: its form, its mapping, or its kind of address. */
export function useWayText(): (way: Way) => string {
  const { t } = useTranslation()
  const forms = useForms(true)
  return ({ way, form, mapping }) =>
    forms.find(({ id }) => id === form)?.name ?? mapping ?? t(`card.receipt.way.${way}`)
}

/** A short title of a receipt: its sender, or its problem. */
export function useReceiptTitle(): (receipt: Pick<Receipt, 'understood' | 'reasons' | 'end'>) => string {
  const { t } = useTranslation()
  return ({ understood, reasons, end }) => {
    const [reason] = reasons
    if (end === 'quarantine' && reason) return capitalised(t(`receipt.reason.${reason.code}`))
    const { name, phone, email, text, title } = understood ?? {}
    return name ?? phone ?? email ?? text ?? title ?? t('inbox.nobody')
  }
}

/** A reason of an outcome in words, with what was found. */
export function useReasonText(): (reason: Receipt['reasons'][number]) => string {
  const { t } = useTranslation()
  return ({ code, found }) => `${t(`receipt.reason.${code}`)}${found === undefined ? '' : `: ${found}`}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
