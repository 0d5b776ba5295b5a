import type { KeyboardCoordinateGetter } from '@dnd-kit/core'

/** Keyboard drag: the left and right arrows move a card to the middle of the next column. */
export const nextColumnCoordinates: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const by = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const columns = [...context.droppableRects.entries()].sort(([, one], [, other]) => one.left - other.left)
  const here = context.over?.id ?? (context.active?.data.current?.card as { status: string } | undefined)?.status
  const at = columns.findIndex(([id]) => id === here)
  const next = columns[at + by]?.[1]
  const held = context.collisionRect
  if (!next || !held) return
  return { x: next.left + (next.width - held.width) / 2, y: Math.max(next.top + 80, currentCoordinates.y) }
}
