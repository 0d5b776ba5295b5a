import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLostReasons } from '../../api/lost-reasons.ts'
import { useMembers } from '../../api/members.ts'
import { useOwnFields } from '../../api/own-fields.ts'
import type { LeadEvent } from '../../api/types.ts'
import type texts from '../../locales/en.json'
import { useFormat } from '../../ui/format.ts'
import { StatusPill } from '../../ui/pill.tsx'
import facts from '../facts/facts.module.css'

type Values = Record<string, unknown>

/** The changes of an event: each field with its old and new value. */
export function Changes({ event }: { event: LeadEvent }) {
  const { t } = useTranslation()
  const [before, after] = [(event.before ?? {}) as Values, event.after as Values]
  const meanings = (['deleted', 'restored', 'merged'] as const).filter((name) => event.topics.includes(`lead.${name}`))
  const fields = (Object.keys(after) as Field[]).filter((name): name is Said => !isSilent(name))
  return (
    <>
      {meanings.map((name) => (
        <span key={name}>{t(`card.line.${name}`)} </span>
      ))}
      {fields.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && <br />}
          {name === 'fields' ? (
            <Own before={before.fields} after={after.fields} />
          ) : (
            <>
              {name !== 'merged' && t(`card.said.${name}` satisfies Text)}{' '}
              <FromTo name={name} before={before[name]} after={after[name]} />
            </>
          )}
        </Fragment>
      ))}
    </>
  )
}

type Field = keyof LeadEvent['after']
type Said = Exclude<Field, (typeof silent)[number]>
type Text = `card.said.${keyof (typeof texts)['card']['said']}`

function isSilent(name: Field): boolean {
  return silent.some((each) => each === name)
}

/** Fields that the event's label already tells. The others need a text. */
const silent = [
  'responded_at',
  'deleted_at',
  'comment',
  'edited_at',
  'comment_of',
  'mentions',
  'merged_into',
  'first_touch',
  'last_touch',
] as const satisfies Field[]

function Own({ before, after }: { before: unknown; after: unknown }) {
  const fields = useOwnFields()
  const [was, is] = [(before ?? {}) as Values, (after ?? {}) as Values]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name])
  return names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && <br />}«{fields.find(({ key }) => key === name)?.name ?? name}»{' '}
      <FromTo name={`own ${name}`} before={was[name]} after={is[name]} />
    </Fragment>
  ))
}

function FromTo({ name, before, after }: { name: string; before: unknown; after: unknown }) {
  const { t } = useTranslation()
  const value = useValue()
  const isPills = name === 'status'
  if (name === 'merged')
    return (
      <b>
        {[after ?? before]
          .flat()
          .map((id) => `№ ${id}`)
          .join(', ')}
      </b>
    )
  if (after == null)
    return (
      <>
        <del className={facts.long}>{value(name, before)}</del> → <span className="t3">{t('card.none')}</span>
      </>
    )
  if (before == null) return <b className={facts.long}>{value(name, after)}</b>
  return (
    <>
      {isPills ? value(name, before) : <del className={facts.long}>{value(name, before)}</del>} →{' '}
      {isPills ? value(name, after) : <b className={facts.long}>{value(name, after)}</b>}
    </>
  )
}

/** Formats the value of a field. */
export function useValue(): (name: string, value: unknown) => ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const members = useMembers()
  const reasons = useLostReasons()
  const dates = useOwnFields().filter(({ type }) => type === 'date')
  const moment = (value: string) => <span className="num">{format.longMoment(value)}</span>
  const writers: Record<string, (value: string) => ReactNode> = {
    status: (value) => <StatusPill id={value} />,
    price: (value) => <span className="num">{format.money(value)}</span>,
    assignee: (value) => members.find(({ id }) => id === value)?.name ?? t('card.memberGone', { id: value }),
    repeat_of: (value) => `№ ${value}`,
    lost_reason: (value) => reasons.find(({ id }) => id === value)?.name ?? value,
    remind_at: moment,
    creation_date: moment,
    paid_date: moment,
    phone: (value) => <span className="num">{value}</span>,
    text: (value) => (value.length > 160 ? `${value.slice(0, 160)}…` : value),
  }
  return (name, value) => {
    if (value == null) return <span className="t3">{t('card.none')}</span>
    if (typeof value === 'boolean') return t(value ? 'card.yes' : 'card.no')
    if (dates.some(({ key }) => name === `own ${key}`)) return format.calendarDay(String(value))
    return writers[name]?.(String(value)) ?? String(value)
  }
}
