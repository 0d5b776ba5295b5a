import { type MouseEvent, memo, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { dialNumber } from '../lead/contact.ts'
import { LateMark } from '../lead/late-mark.tsx'
import { WaitMark } from '../lead/wait-mark.tsx'
import { IconCheck, IconClock, IconPhone, IconRepeat } from '../ui/icons.ts'
import css from './cards.module.css'
import { isOverdue } from './columns.tsx'
import { ListNotes } from './list-notes.tsx'
import type { RowContext } from './row-context.ts'
import { linesOf, type Row } from './rows.ts'
import { isUnmodifiedClick, type Leads } from './use-leads.ts'

/** The duration of a long press (ms). */
const longPress = 450

/** The list on a phone: cards with a call button; a long press starts a selection, taps extend it. */
export function Cards({ leads }: { leads: Leads }) {
  const { t } = useTranslation()
  const { window: list, rows, count, desk, selection, toggle } = leads
  const rest = useLongPress((index) => void toggle(index, false))
  const isSelecting = selection.count > 0

  const press = (event: MouseEvent<HTMLElement>) => {
    const pressed = event.target as HTMLElement
    const index = Number(pressed.closest<HTMLElement>('[data-index]')?.dataset.index)
    const isOpening = pressed.closest('[data-open]') !== null && isUnmodifiedClick(event)
    if (Number.isNaN(index) || !(isSelecting || rest.wasLong() || isOpening)) return
    event.preventDefault()
    if (rest.wasLong()) return
    const row = rows.at(index)
    if (isSelecting) void toggle(index, false)
    else if (row) leads.open(row.id)
  }
  return (
    <>
      <div className={`${css['ph-list']} ${css.list}`} ref={list.ref} data-selecting={isSelecting || undefined}>
        <div style={{ height: list.above }} />
        <div
          role="feed"
          aria-label={t('nav.leads')}
          aria-busy={leads.list.isChanging}
          onClickCapture={press}
          {...rest.on}
        >
          {linesOf(list, rows.at).map(({ index, row, key }) => {
            if (!row) return <CardSkeleton key={key} index={index} count={count} />
            return (
              <Card key={key} row={row} index={index} count={count} desk={desk} isSelected={selection.has(row.id)} />
            )
          })}
        </div>
        <div style={{ height: list.below }} />
      </div>
      <ListNotes leads={leads} />
    </>
  )
}

type CardProps = { row: Row; index: number; count: number; desk: RowContext; isSelected: boolean }

const Card = memo(function Card({ row, index, count, desk, isSelected }: CardProps) {
  const { t, format, statuses, now, country, queued } = desk
  const number = row.phone && dialNumber(row.phone, country)
  const isNew = row.responded_at === null
  const name = row.name ?? t('leads.noName')
  const status = statuses.get(row.status)
  const details = [format.ago(row.creation_date, now), row.source].filter(Boolean).join(' · ')
  return (
    <article
      className={`${css['ph-card']} ${css.card}`}
      data-index={index}
      data-new={isNew || undefined}
      data-taken={isSelected || undefined}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={name}
    >
      {isNew && <span className="fresh" />}
      <a className="cut" href={desk.hrefOf(row.id)} draggable={false} data-open>
        <span className={css.n}>
          <span className="cut grow">{name}</span>
          <span className={`${css.price} num`}>{row.price !== null && format.money(row.price)}</span>
        </span>
        <span className={`${css.t} cut`}>{row.title || '\u00a0'}</span>
        <span className={css.f}>
          <span className={`pill ${status?.colour ?? 'grey'}`}>{status?.name ?? t('leads.statusGone')}</span>
          <span className="cut">{details}</span>
          {row.repeat_of !== null && (
            <span className="mk">
              <IconRepeat className="i" aria-label={t('leads.repeat')} />
            </span>
          )}
          <LateMark lead={row} now={now} isShort />
          {queued.has(row.id) && <WaitMark />}
          {row.remind_at !== null && (
            <span className={isOverdue(row, now) ? 'mk late' : 'mk'}>
              <IconClock className="i" aria-hidden />
              {isOverdue(row, now) ? t('leads.late') : format.planned(row.remind_at, now)}
              {row.remind_note && <span className="cut">{row.remind_note}</span>}
            </span>
          )}
        </span>
      </a>
      {isSelected ? (
        <span className={css.taken}>
          <IconCheck className="i" aria-label={t('leads.taken')} />
        </span>
      ) : (
        number && (
          <a className={css.call} href={`tel:${number}`} aria-label={t('leads.call', { name })}>
            <IconPhone className="i" aria-hidden />
          </a>
        )
      )}
    </article>
  )
})

function CardSkeleton({ index, count }: { index: number; count: number }) {
  return (
    <article
      className={`${css['ph-card']} ${css.card}`}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-busy="true"
    >
      <span className={css.bones}>
        <span className="sk" style={{ width: `${45 + ((index * 17) % 30)}%` }} />
        <span className="sk" style={{ width: `${60 + ((index * 29) % 30)}%` }} />
        <span className="sk tall" style={{ width: 72 }} />
      </span>
      <span className={`sk ${css.bone}`} />
    </article>
  )
}

/** Detects a long press, and remembers it until the click that follows. */
function useLongPress(run: (index: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const long = useRef(false)
  const end = () => clearTimeout(timer.current)
  return {
    wasLong: () => long.current,
    on: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        end()
        long.current = false
        const card = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')
        if (!card) return
        timer.current = setTimeout(() => {
          long.current = true
          navigator.vibrate?.(10)
          run(Number(card.dataset.index))
        }, longPress)
      },
      onPointerUp: end,
      onPointerCancel: end,
      onPointerLeave: end,
      onContextMenu: (event: MouseEvent) => long.current && event.preventDefault(),
    },
  }
}
