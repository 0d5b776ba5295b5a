import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answerOf, client } from '../client.ts'
import { useStatuses } from '../desk.ts'
import { queries } from '../queries.ts'
import { useProjectId } from '../session.ts'
import type { Status } from '../types.ts'
import { sayDrag } from '../ui/say-drag.ts'
import { tellDone, tried } from '../ui/undo.tsx'
import { NewStatus } from './new-status.tsx'
import { RemoveStatus } from './remove-status.tsx'
import { StatusRow } from './status-row.tsx'

/** The steps of a lead, in the order of the board: renamed, coloured and put in order where they stand. */
export default function Statuses() {
  const { t } = useTranslation()
  const project = useProjectId()
  const statuses = useStatuses()
  const [removed, setRemoved] = useState<Status>()
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  return (
    <section aria-labelledby="statuses-title">
      <h2 id="statuses-title">{t('settings.part.statuses')}</h2>
      <p className="lead-in">{t('settings.statuses.about')}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={(end) => void order(end)}
        accessibility={{
          announcements: sayDrag(t, ({ id }) => statuses.find((each) => each.id === id)?.name ?? ''),
          screenReaderInstructions: { draggable: t('drag.how') },
        }}
      >
        <SortableContext items={statuses.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ul className="list-box">
            {statuses.map((status) => (
              <StatusRow
                key={status.id}
                status={status}
                onChange={(change) => void act(() => keep(status, change))}
                onRemove={() => setRemoved(status)}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <NewStatus
        onAdd={(draft) =>
          act(() =>
            answerOf(
              client.POST('/api/v2/projects/{project}/statuses', { params: { path: { project } }, body: draft }),
            ),
          )
        }
      />
      {removed && (
        <RemoveStatus
          status={removed}
          others={statuses.filter(({ id }) => id !== removed.id)}
          onClose={() => setRemoved(undefined)}
          onRemove={async (replacement) => {
            const begun = await answerOf(
              client.DELETE('/api/v2/projects/{project}/statuses/{id}', {
                params: { path: { project, id: removed.id }, query: replacement ? { replacement } : {} },
              }),
            )
            const said = begun?.job.state === 'running' ? 'settings.statuses.leaving' : 'settings.statuses.removed'
            tellDone(t(said, { name: removed.name }))
            await readAgain()
          }}
        />
      )}
    </section>
  )

  function keep({ id }: Status, change: Partial<Pick<Status, 'name' | 'type' | 'colour'>>) {
    return answerOf(
      client.PATCH('/api/v2/projects/{project}/statuses/{id}', { params: { path: { project, id } }, body: change }),
    )
  }

  async function order({ active, over }: DragEndEvent): Promise<void> {
    if (!over || active.id === over.id) return
    const at = (id: unknown) => statuses.findIndex((each) => each.id === id)
    const moved = arrayMove(statuses, at(active.id), at(over.id))
    queries.setQueryData(['p', project, 'statuses'], { items: moved })
    await act(() =>
      answerOf(
        client.PUT('/api/v2/projects/{project}/statuses/order', {
          params: { path: { project } },
          body: { order: moved.map(({ id }) => id) },
        }),
      ),
    )
  }

  async function act(call: () => Promise<unknown>): Promise<boolean> {
    const isDone = await tried(call)
    await readAgain()
    return isDone
  }

  function readAgain(): Promise<void> {
    return queries.invalidateQueries({ queryKey: ['p', project] })
  }
}
