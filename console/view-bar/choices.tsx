import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { isOffered, useLostReasons } from '../api/lost-reasons.ts'
import { useMembers } from '../api/members.ts'
import { useSources } from '../api/sources.ts'
import { useStatuses } from '../api/statuses.ts'
import { IconSearch } from '../ui/icons.ts'
import { Pill } from '../ui/pill.tsx'
import css from './condition.module.css'
import type { Field } from './fields.ts'

type Choice = { value: string; label: string; colour?: string; count?: number }
type Props = { field: Field; chosen: string[]; onChange(chosen: string[]): void }

const doors = ['wire', 'api', 'console', 'capture', 'import', 'cli', 'demo', 'telegram', 'max', 'mcp'] as const

/** A searchable list of choices, with the number of leads where it is known. */
export function Choices({ field, chosen, onChange }: Props) {
  const { kind } = field
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const choices = useChoices(field, typed)
  const gone = chosen
    .filter((value) => !choices.some((each) => each.value === value))
    .map((value) => ({ value, label: value }))
  const shown = [...(typed ? [] : gone), ...choices].filter(({ label }) =>
    label.toLowerCase().includes(typed.trim().toLowerCase()),
  )
  const turn = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  return (
    <>
      {(kind === 'source' || choices.length > 8) && (
        <label className="in">
          <IconSearch className="i" aria-hidden />
          <input
            data-autofocus
            placeholder={t(`view.find.${kind}`)}
            aria-label={t(`view.find.${kind}`)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      )}
      <div className={`menu ${css.fields}`}>
        {shown.map(({ value, label, colour, count }: Choice) => (
          <label key={value} className={css.choice}>
            <input type="checkbox" className="cb" checked={chosen.includes(value)} onChange={() => turn(value)} />
            <span className="grow cut" title={label}>
              {colour ? <Pill name={label} colour={colour} /> : label}
            </span>
            {count !== undefined && <span className="num">{count}</span>}
          </label>
        ))}
        {shown.length === 0 && <p className={`t2 ${css.none}`}>{t('view.noChoice')}</p>}
      </div>
    </>
  )
}

function useChoices({ kind, options = [] }: Field, typed: string): Choice[] {
  const { t } = useTranslation()
  const statuses = useStatuses()
  const members = useMembers()
  const sources = useSources(typed, kind === 'source')
  const channels = useChannels(kind === 'channel')
  const reasons = useLostReasons(kind === 'reason')
  if (kind === 'status') return statuses.map(({ id, name, colour }) => ({ value: id, label: name, colour }))
  if (kind === 'member') return members.map(({ id, name }) => ({ value: id, label: name }))
  if (kind === 'door') return doors.map((door) => ({ value: door, label: t(`view.door.${door}`) }))
  if (kind === 'choice') return options.map((option) => ({ value: option, label: option }))
  if (kind === 'reason') return reasons.filter(isOffered).map(({ id, name }) => ({ value: id, label: name }))
  if (kind === 'channel') return channels.map(({ id, name }) => ({ value: id, label: name }))
  const fresh = typed.trim()
  const isNew = kind === 'source' && fresh !== '' && !sources.some(({ source }) => source === fresh)
  return [...sources, ...(isNew ? [{ source: fresh, leads: 0 }] : [])]
    .toSorted((one, other) => other.leads - one.leads)
    .map(({ source, leads }) => ({ value: source, label: source, count: leads }))
}
