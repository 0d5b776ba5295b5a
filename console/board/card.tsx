import { useTranslation } from 'react-i18next'
import { useMembers } from '../api/members.ts'
import type { Card } from '../api/types.ts'
import { LateMark } from '../lead/late-mark.tsx'
import { WaitMark } from '../lead/wait-mark.tsx'
import { useFormat } from '../ui/format.ts'
import { IconClock, IconRepeat } from '../ui/icons.ts'
import { Initials } from '../ui/initials.tsx'
import css from './board.module.css'

/** The summary of a lead: name, title, price, reminder, source, age and assignee. `isQueued` means that an edit of it waits to be sent. */
export function CardContent({ card, isQueued, now }: { card: Card; isQueued: boolean; now: Date }) {
  const { t } = useTranslation()
  const format = useFormat()
  const members = useMembers()
  const assignee = members.find(({ id }) => id === card.assignee)
  const isLate = card.remind_at !== null && Date.parse(card.remind_at) < now.getTime()
  // with a note the clock icon has to suffice, since the note needs the space
  const call = (when: string) => (card.remind_note ? when : t('board.call', { when }))
  return (
    <>
      <span className={css.top}>
        {card.responded_at === null && <span className="fresh" title={t('board.unopened')} />}
        <b className={card.name ? 'cut' : 'cut t2'}>{card.name || t('board.nameless')}</b>
        <span className="num">{card.price === null ? <span className="t3">—</span> : format.money(card.price)}</span>
      </span>
      <p>
        {card.repeat_of !== null && (
          <span className="mk" title={t('board.repeat')}>
            <IconRepeat className="i" role="img" aria-label={t('board.repeat')} />
          </span>
        )}
        {card.title} <LateMark lead={card} now={now} isShort />
      </p>
      {card.remind_at !== null && (
        <span className={css.marks}>
          <span className={isLate ? 'mk late' : 'mk'}>
            <IconClock className="i" aria-hidden />
            {isLate ? t('board.late') : call(format.planned(card.remind_at, now))}
            {card.remind_note && <span className="cut t2">{card.remind_note}</span>}
          </span>
        </span>
      )}
      <span className={css.foot}>
        {card.source && <span className="cut">{card.source}</span>}
        <time className={css.nw} dateTime={card.creation_date} title={format.whole(card.creation_date)}>
          {format.ago(card.creation_date, now)}
        </time>
        {isQueued && <WaitMark />}
        <Initials
          name={assignee?.name ?? (card.assignee === null ? null : '?')}
          title={assignee?.name ?? t('board.nobody')}
        />
      </span>
    </>
  )
}
