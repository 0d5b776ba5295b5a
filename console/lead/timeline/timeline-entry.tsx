import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useReceipts } from '../../api/receipts.ts'
import type { Lead, LeadEvent } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import {
  IconCode,
  IconEye,
  IconFileImport,
  IconForms,
  IconRepeat,
  IconRobot,
  IconSend,
  IconSparkles,
  IconTerminal2,
  IconUser,
} from '../../ui/icons.ts'
import { Initials } from '../../ui/initials.tsx'
import type { Icon } from '../../ui/svg-icon.tsx'
import { useLeadLink } from '../paths.ts'
import { Changes } from './changes.tsx'
import { Comment } from './comment.tsx'
import css from './timeline.module.css'
import { UndoEvent } from './undo-event.tsx'
import { useActorName } from './use-actor-name.ts'
import { useReceiptOrigin } from './use-receipt-origin.ts'

const doors: Record<LeadEvent['door'], Icon> = {
  wire: IconCode,
  api: IconCode,
  console: IconUser,
  capture: IconForms,
  import: IconFileImport,
  cli: IconTerminal2,
  demo: IconSparkles,
  telegram: IconSend,
  max: IconSend,
  mcp: IconRobot,
}

/** One event: who, by which door, what changed, and an undo. */
export function TimelineEntry({ event, lead }: { event: LeadEvent; lead: Lead }) {
  const { t } = useTranslation()
  const path = useLeadLink()
  const format = useFormat()
  const { after, topics } = event
  if (topics.includes('lead.created'))
    return (
      <>
        {after.repeat_of && (
          <Entry event={event} icon={IconRepeat}>
            {t('card.line.repeat')} <Link {...path(after.repeat_of)}>№ {format.number(Number(after.repeat_of))}</Link>
          </Entry>
        )}
        <Entry event={event} icon={doors[event.door]}>
          <Came event={event} />
        </Entry>
      </>
    )
  if (topics.includes('lead.opened') && Object.keys(after).every((name) => name === 'responded_at'))
    return (
      <Entry event={event} icon={IconEye}>
        <Who event={event} /> {t('card.line.opened', { after: waited(t, lead, event) })}
      </Entry>
    )
  return (
    <Entry event={event}>
      <Who event={event} /> <Changes event={event} />
      <UndoEvent event={event} lead={lead} />
      {topics.includes('lead.commented') && <Comment event={event} lead={lead} />}
    </Entry>
  )
}

function Entry({ event, icon, children }: { event: LeadEvent; icon?: Icon; children: ReactNode }) {
  const format = useFormat()
  const { kind, name } = useActorName()(event.actor)
  const Sign = icon ?? doors[event.door]
  return (
    <li>
      <span className={css.ic}>
        {!icon && kind === 'member' && name ? <Initials name={name} /> : <Sign className="i" aria-hidden />}
      </span>
      <div className={css.what}>{children}</div>
      <time className={css.when} dateTime={event.at} title={format.whole(event.at)}>
        {format.moment(event.at)}
      </time>
    </li>
  )
}

/** The name of a member or a key, else the door of the event. */
function Who({ event }: { event: LeadEvent }) {
  const { t } = useTranslation()
  const { kind, label } = useActorName()(event.actor)
  return (
    <>
      <b>{label ?? t(`card.door.${event.door}`)}</b>
      {kind === 'key' && ` ${t(`card.by.${event.door}`)}`}
    </>
  )
}

function Came({ event }: { event: LeadEvent }) {
  const { t } = useTranslation()
  const { label } = useActorName()(event.actor)
  const made = useReceipts(event.lead_id).find(({ end }) => end === 'lead')
  const wayOf = useReceiptOrigin(made != null && made.form !== null)
  if (event.door === 'capture' && made)
    return (
      <>
        {t('card.line.came.capture')}: <b>{wayOf(made)}</b>
      </>
    )
  return (
    <>
      {t(`card.line.came.${event.door}`)}
      {label && (
        <>
          : <b>{label}</b>
        </>
      )}
    </>
  )
}

/** How long the customer waited for the first response. */
function waited(t: ReturnType<typeof useTranslation>['t'], lead: Lead, event: LeadEvent): string {
  const minutes = Math.max(0, Math.round((Date.parse(event.at) - Date.parse(lead.recorded_at)) / 60_000))
  if (minutes < 1) return t('card.line.waited.now')
  if (minutes < 60) return t('card.line.waited.minutes', { count: minutes })
  if (minutes < 48 * 60) return t('card.line.waited.hours', { count: Math.round(minutes / 60) })
  return t('card.line.waited.days', { count: Math.round(minutes / 1440) })
}
