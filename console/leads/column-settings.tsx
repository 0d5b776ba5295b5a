import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { useTranslation } from 'react-i18next'
import { nameOfField, useOwnFields } from '../api/own-fields.ts'
import { dragAnnouncements } from '../ui/drag-announcements.ts'
import { IconGripVertical } from '../ui/icons.ts'
import { useDragSensors } from '../ui/use-drag-sensors.ts'
import type { ColumnChoice } from './column-choice.ts'
import css from './column-settings.module.css'
import { type ColumnName, columnNames } from './columns.tsx'
import { useColumnLabel } from './own-columns.ts'

/** Shows, hides and orders the columns of the list. */
export default function ColumnSettings({ choice }: { choice: ColumnChoice }) {
  const { t } = useTranslation()
  const { names, setNames, reset } = choice
  const label = useColumnLabel()
  const all: ColumnName[] = [...columnNames, ...useOwnFields().map(nameOfField)]
  const others = all.filter((name) => !names.includes(name))
  const sensors = useDragSensors({ coordinateGetter: sortableKeyboardCoordinates }, 200)
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id)
      setNames(arrayMove([...names], names.indexOf(active.id as ColumnName), names.indexOf(over.id as ColumnName)))
  }
  return (
    <div className={css.all}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{
          announcements: dragAnnouncements(t, ({ id }) => label(id as ColumnName)),
          screenReaderInstructions: { draggable: t('leads.arrange.how') },
        }}
      >
        <SortableContext items={[...names]} strategy={verticalListSortingStrategy}>
          <ul>
            {names.map((name) => (
              <Shown
                key={name}
                name={name}
                isLast={names.length === 1}
                hide={() => setNames(names.filter((each) => each !== name))}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <ul className={css.others}>
        {others.map((name) => (
          <li key={name}>
            <label>
              <input type="checkbox" className="cb" checked={false} onChange={() => setNames([...names, name])} />
              {label(name)}
            </label>
          </li>
        ))}
      </ul>
      <footer>
        <button type="button" className="btn quiet s" onClick={reset}>
          {t('leads.arrange.reset')}
        </button>
      </footer>
    </div>
  )
}

function Shown({ name, isLast, hide }: { name: ColumnName; isLast: boolean; hide(): void }) {
  const { t } = useTranslation()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: name,
    attributes: { roleDescription: t('drag.role') },
  })
  const label = useColumnLabel()(name)
  return (
    <li
      ref={setNodeRef}
      data-held={isDragging || undefined}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <label>
        <input type="checkbox" className="cb" checked disabled={isLast} onChange={hide} />
        {label}
      </label>
      <button
        type="button"
        className="ib"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={t('leads.arrange.move', { name: label })}
      >
        <IconGripVertical className="i" aria-hidden />
      </button>
    </li>
  )
}
