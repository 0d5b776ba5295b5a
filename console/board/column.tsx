import { useDroppable } from '@dnd-kit/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconMinus, IconPlus } from '../ui/icons.ts'
import { showError } from '../ui/toasts.tsx'
import css from './board.module.css'
import { DraggableCard, type DraggedCard } from './draggable-card.tsx'

type Props = {
  column: Board['columns'][number]
  project: string
  canMove: boolean
  /** The leads with an edit that waits to be sent. */
  queued: ReadonlySet<string>
  isCollapsed: boolean
  now: Date
  isPhone: boolean
  onToggle(): void
  onMore(): Promise<void>
  onStep(dragged: DraggedCard, by: 1 | -1): void
}

/** A status with the count and the sum of its leads, and their cards unless it is collapsed. */
export function Column(props: Props) {
  const { column, project, canMove, queued, now, isCollapsed, isPhone, onToggle, onMore, onStep } = props
  const { t } = useTranslation()
  const format = useFormat()
  const [isBusy, setBusy] = useState(false)
  const { status, leads, sum, items, next } = column
  const { setNodeRef, isOver } = useDroppable({ id: status.id, data: { status } })
  const dot = <span className={`dot ${status.colour}`} />

  if (isCollapsed && !isPhone)
    return (
      <section
        ref={setNodeRef}
        className={`${css.col} ${css.shut}`}
        data-over={isOver || undefined}
        aria-label={`${status.name}, ${t('board.shut')}`}
      >
        <button
          type="button"
          className="ib"
          title={t('board.open')}
          aria-label={`${t('board.open')}: ${status.name}`}
          onClick={onToggle}
        >
          <IconPlus className="i" aria-hidden />
        </button>
        <span className={css.v}>
          {dot}
          {status.name}
          <span className="num">{format.number(leads)}</span>
          <span className="num">{format.money(sum)}</span>
        </span>
      </section>
    )
  return (
    <section
      ref={setNodeRef}
      className={css.col}
      data-over={isOver || undefined}
      aria-label={status.name}
      data-status={status.id}
    >
      <header className={css['col-head']}>
        {dot}
        <h2 className="cut">{status.name}</h2>
        <span className="num">{format.number(leads)}</span>
        {isPhone ? (
          <span className={`num ${css.end}`}>{format.money(sum)}</span>
        ) : (
          <button
            type="button"
            className="ib"
            title={t('board.fold')}
            aria-label={`${t('board.fold')}: ${status.name}`}
            onClick={onToggle}
          >
            <IconMinus className="i" aria-hidden />
          </button>
        )}
      </header>
      {!isPhone && <div className={css['col-sum']}>{format.money(sum)}</div>}
      <div className={css.cards}>
        {items.map((card) => (
          <DraggableCard
            key={card.id}
            card={card}
            project={project}
            canMove={canMove}
            isQueued={queued.has(card.id)}
            now={now}
            onStep={onStep}
          />
        ))}
      </div>
      {next !== null && (
        <button type="button" className={css.more} disabled={isBusy} onClick={() => void more()}>
          {t('board.more', { left: format.number(leads - items.length) })}
        </button>
      )}
    </section>
  )

  async function more(): Promise<void> {
    setBusy(true)
    try {
      await onMore()
    } catch (error) {
      showError(error)
    } finally {
      setBusy(false)
    }
  }
}
