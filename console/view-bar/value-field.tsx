import { useTranslation } from 'react-i18next'
import { useStatuses } from '../desk.ts'
import type { Condition } from '../types.ts'
import { useFormat } from '../ui/format.ts'
import type { FieldKind } from './fields.ts'

type Props = { kind: FieldKind; draft: Condition; onChange(value: unknown): void }

/** The one value of a condition, in the words of its kind. */
export function ValueField({ kind, draft, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const statuses = useStatuses()
  if (draft.operator === 'null' || kind === 'flag')
    return (
      <div className="menu">
        {[true, false].map((value) => (
          <label key={String(value)} className="choice">
            <input
              type="radio"
              className="rb"
              name="value"
              checked={draft.value === value}
              onChange={() => onChange(value)}
            />
            {t(
              kind === 'flag'
                ? `view.flag.${value}`
                : `view.unset.${draft.field === 'responded_at' ? 'opened' : 'any'}.${value}`,
            )}
          </label>
        ))}
      </div>
    )
  if (kind === 'status')
    return (
      <div className="menu">
        {statuses.map(({ id, name }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              className="rb"
              name="value"
              checked={draft.value === id}
              onChange={() => onChange(id)}
            />
            {name}
          </label>
        ))}
      </div>
    )
  if (kind === 'date')
    return (
      <label className="in">
        <input
          data-autofocus
          type="datetime-local"
          aria-label={t('view.value')}
          value={localOf(draft.value, format.offset)}
          onChange={(event) => onChange(isoOf(event.target.value, format.offset))}
        />
        <span className="t3">{format.offset}</span>
      </label>
    )
  return (
    <label className="in">
      <input
        data-autofocus
        inputMode={kind === 'price' ? 'decimal' : 'text'}
        placeholder={t('view.value')}
        aria-label={t('view.value')}
        value={String(draft.value ?? '')}
        onChange={(event) =>
          onChange(kind === 'price' ? event.target.value.replace(/\s/g, '').replace(',', '.') : event.target.value)
        }
      />
    </label>
  )
}

/** Minutes that a zone such as `UTC+3` or `UTC+5:30` is before UTC. */
function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+−-])(\d+)(?::(\d+))?/.exec(offset) ?? []
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
}

function localOf(value: unknown, offset: string): string {
  if (typeof value !== 'string' || value === '') return ''
  return new Date(Date.parse(value) + minutesOf(offset) * 60_000).toISOString().slice(0, 16)
}

function isoOf(local: string, offset: string): string {
  if (local === '') return ''
  return `${new Date(Date.parse(`${local}:00Z`) - minutesOf(offset) * 60_000).toISOString().slice(0, 19)}Z`
}
