import {
  type Active,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type Over,
  pointerWithin,
  rectIntersection,
} from '@dnd-kit/core'
import { useHotkeys, useLocalStorage } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMoreCards, moveCachedCard, useBoard } from '../api/board.ts'
import { useQueuedLeads } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import type { Board, Card } from '../api/types.ts'
import { NewLeadButton } from '../lead/new-lead-button.tsx'
import { useCanCreate, useCanWrite } from '../lead/rights.ts'
import { useTitle } from '../shell/title.ts'
import { dragAnnouncements } from '../ui/drag-announcements.ts'
import { Scrollable } from '../ui/scrollable.tsx'
import { useDragSensors } from '../ui/use-drag-sensors.ts'
import { useMinute } from '../ui/use-minute.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { defaults, queryOf, useView } from '../view.ts'
import { ViewBar } from '../view-bar/view-bar.tsx'
import { ViewError } from '../view-bar/view-error.tsx'
import css from './board.module.css'
import { CardContent } from './card.tsx'
import { Column } from './column.tsx'
import { ColumnTabs } from './column-tabs.tsx'
import type { DraggedCard } from './draggable-card.tsx'
import { nextColumnCoordinates } from './keyboard-coordinates.ts'
import { BoardSkeleton } from './skeleton.tsx'
import { SortMenu, sortOf } from './sort-menu.tsx'

/** The leads of the view in a column for each status, with the totals of the list. Cards are dragged between columns. */
export default function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.board'))
  const isPhone = useIsPhone()
  const project = useProjectId()
  const queued = useQueuedLeads(project)
  const canMove = useCanWrite()
  const canCreate = useCanCreate()
  const [view] = useView()
  const sort = sortOf(view.sort)
  const query = { ...queryOf(view), ...(sort !== defaults.sort && { sort }) }
  const { data: read, error, refetch, isPlaceholderData: isOld } = useBoard(query)
  const [dragged, setDragged] = useState<{ card: Card; board: Board | undefined }>()
  const board = dragged ? dragged.board : read // changes of others are shown after the drag
  const [collapsed, setCollapsed] = useLocalStorage<string[]>({ key: `zayavka.shut.${project}`, defaultValue: [] })
  const now = useMinute()
  const frame = useRef<HTMLElement>(null)
  const sensors = useDragSensors(
    {
      coordinateGetter: nextColumnCoordinates,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    },
    200,
  )
  useHotkeys([
    ['j', () => focusBeside(frame.current, 1), { usePhysicalKeys: true }],
    ['k', () => focusBeside(frame.current, -1), { usePhysicalKeys: true }],
  ])
  const actions = (
    <>
      <SortMenu />
      {!isPhone && canCreate && <NewLeadButton />}
    </>
  )

  return (
    <>
      <ViewBar
        title={t('nav.board')}
        kind="board"
        actions={actions}
        total={isOld ? undefined : board?.total}
        sum={isOld ? undefined : board?.sum}
      />
      {error && !board ? (
        <ViewError error={error} retry={() => void refetch()} title={t('board.failed')} />
      ) : board ? (
        <DndContext
          sensors={sensors}
          collisionDetection={(args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args))}
          onDragStart={({ active }) => setDragged({ card: active.data.current?.card as Card, board })}
          onDragCancel={() => setDragged(undefined)}
          onDragEnd={drop}
          accessibility={{
            announcements: dragAnnouncements(t, nameOf),
            screenReaderInstructions: { draggable: t('board.how') },
          }}
        >
          {isPhone && <ColumnTabs board={board} frame={frame} />}
          <Scrollable
            className={isPhone ? css['ph-board'] : css.board}
            ref={frame}
            label={t('nav.board')}
            aria-busy={isOld}
          >
            {board.columns.map((column) => (
              <Column
                key={column.status.id}
                column={column}
                project={project}
                canMove={canMove}
                queued={queued}
                now={now}
                isPhone={isPhone}
                isCollapsed={collapsed.includes(column.status.id)}
                onToggle={() =>
                  setCollapsed((now) =>
                    now.includes(column.status.id)
                      ? now.filter((id) => id !== column.status.id)
                      : [...now, column.status.id],
                  )
                }
                onMore={() => loadMoreCards(project, query, column.status.id)}
                onStep={step}
              />
            ))}
          </Scrollable>
          <DragOverlay dropAnimation={null}>
            {dragged && (
              <div className={`${css.card} ${css.drag}`} data-dragged>
                <CardContent card={dragged.card} isQueued={queued.has(dragged.card.id)} now={now} />
              </div>
            )}
          </DragOverlay>
        </DndContext>
      ) : (
        <BoardSkeleton />
      )}
    </>
  )

  function drop({ active, over }: DragEndEvent): void {
    setDragged(undefined)
    const { card, setStatus } = active.data.current as DraggedCard
    if (over) void move(card, String(over.id), setStatus)
  }

  /** Moves a card to a neighbouring column by keys; the card keeps the focus. */
  function step({ card, setStatus }: DraggedCard, by: 1 | -1): void {
    const columns = board?.columns ?? []
    const next = columns[columns.findIndex(({ status }) => status.id === card.status) + by]
    if (next) void move(card, next.status.id, setStatus).then(() => focusCard(card.id))
  }

  async function move(card: Card, to: string, setStatus: DraggedCard['setStatus']): Promise<void> {
    const status = board?.columns.find((column) => column.status.id === to)?.status
    if (!status || card.status === to) return
    moveCachedCard(project, query, card, to)
    const isDone = await setStatus(status)
    if (!isDone) moveCachedCard(project, query, { ...card, status: to }, card.status)
    void refetch()
  }
}

function focusCard(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus())
}

/** Focuses the next card or the one before, column by column. */
function focusBeside(frame: HTMLElement | null, by: 1 | -1): void {
  const cards = [...(frame?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const here = cards.indexOf(document.activeElement as HTMLElement)
  cards[here < 0 ? 0 : here + by]?.focus()
}

/** The name of a card or a column, for announcements. */
function nameOf({ data }: Active | Over): string {
  const { card, status } = data.current as { card?: Card; status?: Board['columns'][number]['status'] }
  return status?.name ?? card?.name ?? card?.title ?? ''
}
