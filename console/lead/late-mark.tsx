import { useTranslation } from 'react-i18next'
import type { Lead } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconAlertTriangle } from '../ui/icons.ts'

type Awaited = Pick<Lead, 'due_at' | 'responded_at'>

/** Shows that the response to a lead is overdue or came late; with `isShort` the words are only in its title. */
export function LateMark({ lead, now, isShort }: { lead: Awaited; now: Date; isShort?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (lead.due_at === null || Date.parse(lead.due_at) >= now.getTime()) return null
  const words = t(`card.response.${lead.responded_at === null ? 'waits' : 'came'}`)
  const title = `${words} · ${t('card.response.due', { when: format.whole(lead.due_at) })}`
  return (
    <span className="mk late" title={title}>
      <IconAlertTriangle className="i" role={isShort ? 'img' : undefined} aria-label={isShort ? words : undefined} />
      {!isShort && words}
    </span>
  )
}
