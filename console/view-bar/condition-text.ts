import { useTranslation } from 'react-i18next'
import { useChannels } from '../api/channels.ts'
import { useMembers } from '../api/members.ts'
import { useStatuses } from '../api/statuses.ts'
import type { Condition } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { isMoment, kindOf } from './fields.ts'

type Message = { field: string; operator: string; value: string }

/** A condition as the texts of a chip: field, operator, value. */
export function useConditionText({ field, operator, value }: Condition): Message {
  const { t } = useTranslation()
  const statuses = useStatuses()
  const members = useMembers()
  const channels = useChannels(field === 'channel')
  const format = useFormat()

  const kind = kindOf(field)
  const name = t(`view.field.${field}`, { defaultValue: field })
  if (operator === 'null') {
    const words = field === 'responded_at' ? 'opened' : 'any'
    return { field: name, operator: '', value: t(`view.unset.${words}.${value === true}`) }
  }
  if (kind === 'flag') return { field: name, operator: '', value: t(`view.flag.${value === true}`) }
  const values = Array.isArray(value) ? value : [value]
  return {
    field: name,
    operator: t(`view.op.${kind === 'date' ? 'date' : 'any'}.${operator}`),
    value: values.map(one).join(', '),
  }

  function one(each: unknown): string {
    const text = String(each)
    const named = { status: statuses, assignee: members, channel: channels }[field]
    if (named) return named.find(({ id }) => id === text)?.name ?? text
    if (field === 'door') return t(`view.door.${text}`, { defaultValue: text })
    if (kind === 'price') return format.money(text)
    if (kind === 'date' && isMoment(text)) return format.dayAndClock(text)
    return text
  }
}
