import { Modal } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoticePages, useReadNotices, useUnreadNotices } from '../api/bell.ts'
import { useProjectId } from '../api/session.ts'
import type { Notice } from '../api/types.ts'
import { useActorName } from '../lead/timeline/use-actor-name.ts'
import { closeOverlay } from '../shell/overlays.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { tryOrShowError } from '../ui/toasts.tsx'
import css from './bell.module.css'
import { placeOf, textOf } from './notice-text.ts'

/** My notices by day, the newest first. A notice opens its subject; opening a lead marks its notices as read. */
export default function Bell() {
  const { t } = useTranslation()
  const pages = useNoticePages()
  const unread = useUnreadNotices()
  const read = useReadNotices()
  const project = useProjectId()
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const newest = items[0]
  return (
    <Modal
      opened
      onClose={closeOverlay}
      padding={16}
      size={480}
      yOffset={64}
      transitionProps={{ duration: 80 }}
      title={t('bell.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={css.bell}>
        <div className={css.acts}>
          {newest && unread > 0 && (
            <button
              type="button"
              className="btn quiet s"
              onClick={() => void tryOrShowError(() => read({ up_to: newest.id }))}
            >
              {t('bell.readAll')}
            </button>
          )}
          <Link className="btn quiet s" to={`/p/${project}/settings/notices`} onClick={closeOverlay}>
            {t('bell.settings')}
          </Link>
        </div>
        {pages.error && !pages.data ? (
          <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
        ) : !pages.data ? (
          <Skeleton rows={4} />
        ) : items.length === 0 ? (
          <p className={`t2 ${css.none}`} role="status">
            {t('bell.none')}
          </p>
        ) : (
          <Days items={items} />
        )}
        <More pages={pages} />
      </div>
    </Modal>
  )
}

function Days({ items }: { items: readonly Notice[] }) {
  const format = useFormat()
  const dayOf = ({ at }: Notice) => format.dayKey(new Date(at))
  const days = [...new Set(items.map(dayOf))]
  return days.map((day) => {
    const told = items.filter((notice) => dayOf(notice) === day)
    return (
      <Fragment key={day}>
        <h3>{format.day(told[0]?.at ?? day)}</h3>
        <ul>
          {told.map((notice) => (
            <Told key={notice.id} notice={notice} />
          ))}
        </ul>
      </Fragment>
    )
  })
}

function Told({ notice }: { notice: Notice }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const actorOf = useActorName()
  const { at, lead_id, lead_title, read: isRead, state } = notice
  const { to, search } = placeOf(notice, project)
  return (
    <li>
      <Link to={to} search={search as never} className={css.told} onClick={closeOverlay}>
        {isRead ? <span /> : <span className="fresh" role="img" aria-label={t('bell.unread')} />}
        <span className={css.what}>
          <span className={isRead ? undefined : 'm'}>{textOf(t, notice, (actor) => actorOf(actor).label)}</span>
          <small className="t2 cut">
            {lead_id === null
              ? notice.about.reason && t(`bell.reason.${notice.about.reason}`, { defaultValue: notice.about.reason })
              : [`№ ${format.number(Number(lead_id))}`, lead_title].filter(Boolean).join(' · ')}
          </small>
          {state === 'failed' && <small className={css.failed}>{t('bell.failed')}</small>}
        </span>
        <time className="t2 num" dateTime={at}>
          {format.clock(at)}
        </time>
      </Link>
    </li>
  )
}
