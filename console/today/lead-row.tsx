import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMarkMentionsSeen, useMentions } from '../api/mentions.ts'
import { leadScope, useQueuedCount } from '../api/queued-mutations.ts'
import { useProject } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { dialNumber } from '../lead/contact.ts'
import { RemindMenu } from '../lead/facts/remind-menu.tsx'
import { useCanWrite } from '../lead/rights.ts'
import { CommentText } from '../lead/timeline/comment-text.tsx'
import { useActorName } from '../lead/timeline/use-actor-name.ts'
import { useRemind } from '../lead/use-remind.ts'
import { WaitMark } from '../lead/wait-mark.tsx'
import { useFormat } from '../ui/format.ts'
import { IconCheck, IconClock, IconPhone } from '../ui/icons.ts'
import { StatusPill } from '../ui/pill.tsx'
import { tryOrShowError } from '../ui/toasts.tsx'
import type { Section } from './sections.ts'
import css from './today.module.css'

type Props = { lead: Lead; section: Section; search: object; now: Date }

/** A lead of a section, with its next step; it opens over the page. */
export function LeadRow({ lead, section, search, now }: Props) {
  const { t } = useTranslation()
  const { id: project, country } = useProject()
  const number = lead.phone && dialNumber(lead.phone, country)
  const name = lead.name ?? t('leads.noName')
  const isQueued = useQueuedCount(leadScope(project, lead.id)) > 0
  return (
    <li className={css.row}>
      <Link className={css.open} to={`/p/${project}/today/${lead.id}`} search={search as never}>
        <b className="cut">{name}</b>
        <span className="cut t2">{lead.title}</span>
      </Link>
      <span className={css.about}>
        {section.name === 'call' ? <Due lead={lead} now={now} /> : <StatusPill id={lead.status} />}
        {section.name === 'mentions' ? <Mentioned lead={lead} /> : <Note lead={lead} now={now} />}
        {isQueued && <WaitMark />}
      </span>
      <span className={css.acts}>
        {number && (
          <a
            className="ib"
            href={`tel:${number}`}
            title={lead.phone ?? undefined}
            aria-label={t('leads.call', { name })}
          >
            <IconPhone className="i" aria-hidden />
          </a>
        )}
        <Acts lead={lead} section={section} name={name} />
      </span>
    </li>
  )
}

function Acts({ lead, section, name }: { lead: Lead; section: Section; name: string }) {
  const { t } = useTranslation()
  const canWrite = useCanWrite()
  const remind = useRemind(lead)
  const see = useMarkMentionsSeen()
  if (section.name === 'mentions')
    return (
      <button type="button" className="btn quiet s" onClick={() => void tryOrShowError(() => see(lead.id))}>
        <IconCheck className="i" aria-hidden />
        {t('today.seen')}
      </button>
    )
  if (!canWrite) return null
  return (
    <>
      {lead.remind_at !== null && (
        <button type="button" className="btn quiet s" onClick={() => remind(null)}>
          <IconCheck className="i" aria-hidden />
          {t('today.done')}
        </button>
      )}
      <RemindMenu lead={lead}>
        <button
          type="button"
          className="ib"
          title={t('today.move')}
          aria-label={`${t(lead.remind_at === null ? 'today.plan' : 'today.move')}: ${name}`}
        >
          <IconClock className="i" aria-hidden />
        </button>
      </RemindMenu>
    </>
  )
}

function Due({ lead: { remind_at }, now }: { lead: Lead; now: Date }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (remind_at === null) return null
  const isLate = Date.parse(remind_at) < now.getTime()
  return (
    <time className={isLate ? `num ${css.late}` : 'num'} dateTime={remind_at} title={format.whole(remind_at)}>
      {isLate ? t('today.late', { when: format.moment(remind_at, now) }) : format.planned(remind_at, now)}
    </time>
  )
}

function Note({ lead: { remind_note, source, creation_date }, now }: { lead: Lead; now: Date }) {
  const format = useFormat()
  return (
    <span className="cut">{remind_note ?? [format.ago(creation_date, now), source].filter(Boolean).join(' · ')}</span>
  )
}

/** The newest comment that mentions the member, and who wrote it. */
function Mentioned({ lead }: { lead: Lead }) {
  const actorName = useActorName()
  const mention = useMentions().find(({ lead_id }) => lead_id === lead.id)
  if (typeof mention?.after.comment !== 'string') return null
  return (
    <span className={css.said}>
      <b>{actorName(mention.actor).label}</b>: <CommentText comment={mention.after.comment} />
    </span>
  )
}
