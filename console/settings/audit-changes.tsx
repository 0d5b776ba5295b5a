import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconArrowRight } from '../ui/icons.ts'
import css from './audit.module.css'

/** The changes of an entry: each value before and after, or its other details. */
export function AuditChanges({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const sayValue = useValueText()
  const { before, ...details } = entry.details
  const isChange = typeof before === 'object' && before !== null
  const told = Object.entries(details).filter(([name, value]) =>
    isChange ? name in before : known.has(name) && value !== null && !isEmpty(value),
  )
  if (told.length === 0) return null
  return (
    <ul className={css.changes}>
      {told.map(([name, value]) => (
        <li key={name}>
          <span className="t2">{t([`audit.field.${name}`, 'audit.field.other'], { name })}</span>{' '}
          {isChange && (
            <>
              <del>{sayValue(name, (before as Record<string, unknown>)[name])}</del>{' '}
              <IconArrowRight className="i" aria-label={t('audit.became')} />{' '}
            </>
          )}
          <ins>{sayValue(name, value)}</ins>
        </li>
      ))}
    </ul>
  )
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** The details that are worth telling though nothing was there before. */
const known = new Set([
  ...['role', 'sources', 'scope', 'expires_at', 'format', 'filtered', 'total', 'do', 'fields', 'type'],
  'takesEnquiries',
])

/** Values with a translation. */
const named = new Map<string, (value: string) => string>([
  ['role', (value) => `role.${value}`],
  ['colour', (value) => `settings.colour.${value}`],
  ...['type', 'scope', 'repeats', 'do', 'format', 'language', 'mode'].map(
    (name): [string, (value: string) => string] => [name, (value) => `audit.value.${name}.${value}`],
  ),
])

/** A value in words. */
function useValueText(): (name: string, value: unknown) => string {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return (name, value) => {
    if (value === null || value === undefined || value === '') return t('audit.none')
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
    if (Array.isArray(value)) return value.length === 0 ? t('audit.none') : value.map(String).join(', ')
    if (name === 'expires_at')
      return format.day(typeof value === 'number' ? new Date(value * 1000).toISOString() : String(value))
    if (typeof value === 'number') return format.number(value)
    const said = named.get(name)?.(String(value))
    return said && i18n.exists(said) ? t(said) : String(value)
  }
}
