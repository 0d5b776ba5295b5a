import { closestCenter, DndContext, type DragEndEvent, MeasuringStrategy } from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../api/forms.ts'
import { dragAnnouncements } from '../../ui/drag-announcements.ts'
import { useDragSensors } from '../../ui/use-drag-sensors.ts'
import { AddField } from './add-field.tsx'
import css from './editor.module.css'
import { FieldRow } from './field-row.tsx'

type Props = { fields: FormField[]; change(fields: FormField[]): void }

/** The fields in the order of the page: dragged by their handle or moved by keys, opened for editing. */
export function Fields({ fields, change }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<string>()
  const sensors = useDragSensors({ coordinateGetter: sortableKeyboardCoordinates })
  const labelOf = ({ id }: { id: string | number }) => fields.find(({ name }) => name === id)?.label ?? ''
  return (
    <section aria-labelledby="fields-title">
      <header className={css.sub}>
        <h2 id="fields-title">{t('forms.editor.fields')}</h2>
        <span className="num t2">{fields.length}</span>
        <span className="grow" />
        <AddField
          fields={fields}
          add={(field) => {
            change([...fields, field])
            setOpened(field.name)
          }}
        />
      </header>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{
          announcements: dragAnnouncements(t, labelOf),
          screenReaderInstructions: { draggable: t('drag.how') },
        }}
        measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
        onDragStart={() => setOpened(undefined)}
        onDragEnd={drop}
      >
        <SortableContext items={fields.map(({ name }) => name)} strategy={verticalListSortingStrategy}>
          <ul className={css.fields}>
            {fields.map((field) => (
              <FieldRow
                key={field.name}
                field={field}
                isOpen={opened === field.name}
                isOnly={fields.length === 1}
                toggle={() => setOpened(opened === field.name ? undefined : field.name)}
                change={(part) => change(fields.map((each) => (each === field ? { ...field, ...part } : each)))}
                remove={() => change(fields.filter((each) => each !== field))}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
    </section>
  )

  function drop({ active, over }: DragEndEvent): void {
    const [from, to] = [active.id, over?.id].map((id) => fields.findIndex(({ name }) => name === id))
    if (from !== undefined && to !== undefined && from >= 0 && to >= 0 && from !== to)
      change(arrayMove(fields, from, to))
  }
}
