import { useDraggable } from '@dnd-kit/core'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { Board, Card } from '../api/types.ts'
import { useSetStatus } from '../lead/use-set-status.ts'
import css from './board.module.css'
import { CardContent } from './card.tsx'

type Props = {
  card: Card
  project: string
  canMove: boolean
  isQueued: boolean
  now: Date
  onStep(dragged: DraggedCard, by: 1 | -1): void
}

/** The data of a drag. */
export type DraggedCard = { card: Card; setStatus(status: Board['columns'][number]['status']): Promise<boolean> }

/** A card that can be dragged by mouse, touch or keyboard (space, then arrows); Shift and an arrow move it at once. */
export function DraggableCard({ card, project, canMove, isQueued, now, onStep }: Props) {
  const dragged: DraggedCard = { card, setStatus: useSetStatus(card) }
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: card.id,
    data: dragged,
    disabled: !canMove,
  })
  const { role, tabIndex, 'aria-roledescription': _, ...described } = attributes // the card stays a link
  const { onKeyDown, ...pointers } = listeners ?? {}
  return (
    <Link
      ref={setNodeRef}
      to={`/p/${project}/board/${card.id}`}
      search={true as never}
      className={css.card}
      data-gone={isDragging || undefined}
      data-new={card.responded_at === null || undefined}
      data-card={card.id}
      draggable={false}
      {...described}
      {...pointers}
      onKeyDown={press}
    >
      <CardContent card={card} isQueued={isQueued} now={now} />
    </Link>
  )

  function press(event: KeyboardEvent): void {
    if (canMove && event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault()
      onStep(dragged, event.key === 'ArrowRight' ? 1 : -1)
      return
    }
    if (event.key === 'Enter') return // Enter opens the card
    onKeyDown?.(event)
  }
}
