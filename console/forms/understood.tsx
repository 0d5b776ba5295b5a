import { useTranslation } from 'react-i18next'
import type { useTryMapping } from '../api/mappings.ts'
import { useReasonText } from '../inbox/receipt-words.ts'
import css from './forms.module.css'

type Tried = NonNullable<ReturnType<typeof useTryMapping>['data']>
const shown = ['name', 'phone', 'email', 'text', 'source'] as const

/** The enquiry that a mapping makes of a payload, and its outcome. */
export function Understood({ of: { end, reasons, title, understood } }: { of: Tried }) {
  const { t } = useTranslation()
  const sayReason = useReasonText()
  const known = understood ? shown.flatMap((part) => (understood[part] === null ? [] : [[part, understood[part]]])) : []
  return (
    <dl className={css.got}>
      <dt>{t('forms.mapping.end')}</dt>
      <dd>{[t(`receipt.end.${end}`), ...reasons.map(sayReason)].join(', ')}</dd>
      {title !== null && (
        <>
          <dt>{t('forms.mapping.leadTitle')}</dt>
          <dd>{title}</dd>
        </>
      )}
      {known.map(([part, value]) => (
        <Pair key={part} name={t(`view.field.${part}`)} value={String(value)} />
      ))}
      {Object.entries(understood?.fields ?? {}).map(([name, value]) => (
        <Pair key={name} name={name} value={String(value)} />
      ))}
    </dl>
  )
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
