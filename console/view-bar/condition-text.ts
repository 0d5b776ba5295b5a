import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { useLostReasons } from '../api/lost-reasons.ts'
import { useMembers } from '../api/members.ts'
import { useStatuses } from '../api/statuses.ts'
import type { Condition } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { isMoment, useFields } from './fields.ts'
import { readRelative, sayRelative, saySpan } from './relative-time.ts'

type Message = { field: string; operator: string; value: string }

/** A condition as the texts of a chip: field, operator, value. */
export function useConditionText({ field, operator, value }: Condition): Message {
  const { t, i18n } = useTranslation()
  const statuses = useStatuses()
  const members = useMembers()
  const channels = useChannels(field === 'channel' || field === 'first_channel')
  const reasons = useLostReasons(field === 'lost_reason')
  const format = useFormat()

  const known = useFields().find((each) => each.name === field)
  const kind = known?.kind
  const isTime = kind === 'date' || kind === 'day'
  const name = known?.label ?? t(`view.field.${field}`, { defaultValue: field })
  if (operator === 'null') {
    const words = field === 'responded_at' ? 'opened' : 'any'
    return { field: name, operator: '', value: t(`view.unset.${words}.${value === true}`) }
  }
  if (kind === 'flag') return { field: name, operator: '', value: t(`view.flag.${value === true}`) }
  const relative = readRelative(value)
  if (operator === 'within' && relative) {
    const span = saySpan(relative, i18n.language)
    return { field: name, operator: '', value: `${t(`view.relative.${relative.isPast ? 'past' : 'next'}`)} ${span}` }
  }
  const values = Array.isArray(value) ? value : [value]
  return {
    field: name,
    operator: t(`view.op.${isTime ? 'date' : 'any'}.${operator}`),
    value: values.map(one).join(', '),
  }

  function one(each: unknown): string {
    const text = String(each)
    const named = {
      status: statuses,
      reached: statuses,
      assignee: members,
      channel: channels,
      first_channel: channels,
      lost_reason: reasons,
    }[field]
    if (named) return named.find(({ id }) => id === text)?.name ?? text
    if (field === 'door') return t(`view.door.${text}`, { defaultValue: text })
    if (kind === 'price') return format.money(text)
    if (field === 'created_weekday') return weekday(Number(each), i18n.language)
    if (field === 'created_hour') return `${text}:00–${text}:59`
    if (field === 'response_time') return t('view.minutes', { count: Math.round(Number(each) / 60) })
    if (isTime && relative) return sayRelative(relative, i18n.language)
    if (kind === 'day' && isMoment(text)) return format.calendarDay(text.slice(0, 10))
    if (kind === 'date' && isMoment(text)) return format.dayAndClock(text)
    return text
  }
}

/** The name of a weekday; 1 is Monday. */
function weekday(number: number, language: string): string {
  const day = new Date(Date.UTC(2024, 0, number)) // 2024 began on a Monday
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(day)
}
