import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useLeadSearch } from '../../api/leads.ts'
import type { Filter } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { IconRepeat } from '../../ui/icons.ts'
import { StatusPill } from '../../ui/pill.tsx'
import style from './dialogs.module.css'

/** Warns about leads with the same phone or e-mail, with links to them. */
export function SamePerson({ phone, email, open }: { phone: string; email: string; open(id: string): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [filter] = useDebouncedValue(filterOf(phone, email), 250)
  const found = useLeadSearch(filter ? { filter, limit: '3' } : undefined)
  if (!filter || !found || found.total === 0) return null
  return (
    <div className={style.same} role="status">
      <p className={style.sameTitle}>
        <IconRepeat className="i" aria-hidden />
        {t('card.same.title', { count: found.total })}
      </p>
      {found.items.map((lead) => (
        <button key={lead.id} type="button" className={style.offer} onClick={() => open(lead.id)}>
          <span className="grow">
            <span className="m">{lead.name ?? lead.phone ?? t('card.noName')}</span>
            <small className={`cut ${style.small}`}>
              {format.dayOfYear(lead.creation_date)} · {lead.title}
            </small>
          </span>
          <StatusPill id={lead.status} />
          <span className="link">{t('card.same.open')}</span>
        </button>
      ))}
    </div>
  )
}

/** Matches the phone or the e-mail, once they are long enough. */
function filterOf(phone: string, email: string): string | undefined {
  const conditions: Filter[] = []
  if (phone.replace(/\D/g, '').length >= 7) conditions.push({ field: 'phone', operator: '=', value: phone.trim() })
  if (isTypedWhole(email.trim())) conditions.push({ field: 'email', operator: '=', value: email.trim() })
  return conditions.length > 0 ? JSON.stringify({ or: conditions }) : undefined
}

/** Whether an e-mail address is typed to its end, so that it can be looked up: text, `@`, and a host with a dot. */
function isTypedWhole(text: string): boolean {
  const at = text.indexOf('@', 1)
  return at > 0 && text.lastIndexOf('.', text.length - 2) > at + 1 && !/\s/.test(text)
}
