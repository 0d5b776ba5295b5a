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
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useStatuses } from '../api/resources-old.ts'
import { useProjectId } from '../api/session.ts'
import type { Status } from '../api/types.ts'
import { dragAnnouncements } from '../ui/drag-announcements.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
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
          announcements: dragAnnouncements(t, ({ id }) => statuses.find((each) => each.id === id)?.name ?? ''),
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
            unwrap(client.POST('/api/v2/projects/{project}/statuses', { params: { path: { project } }, body: draft })),
          )
        }
      />
      {removed && (
        <RemoveStatus
          status={removed}
          others={statuses.filter(({ id }) => id !== removed.id)}
          onClose={() => setRemoved(undefined)}
          onRemove={async (replacement) => {
            const begun = await unwrap(
              client.DELETE('/api/v2/projects/{project}/statuses/{id}', {
                params: { path: { project, id: removed.id }, query: replacement ? { replacement } : {} },
              }),
            )
            const said = begun?.job.state === 'running' ? 'settings.statuses.leaving' : 'settings.statuses.removed'
            showDone(t(said, { name: removed.name }))
            await readAgain()
          }}
        />
      )}
    </section>
  )

  function keep({ id }: Status, change: Partial<Pick<Status, 'name' | 'type' | 'colour'>>) {
    return unwrap(
      client.PATCH('/api/v2/projects/{project}/statuses/{id}', { params: { path: { project, id } }, body: change }),
    )
  }

  async function order({ active, over }: DragEndEvent): Promise<void> {
    if (!over || active.id === over.id) return
    const at = (id: unknown) => statuses.findIndex((each) => each.id === id)
    const moved = arrayMove(statuses, at(active.id), at(over.id))
    queryClient.setQueryData(['p', project, 'statuses'], { items: moved })
    await act(() =>
      unwrap(
        client.PUT('/api/v2/projects/{project}/statuses/order', {
          params: { path: { project } },
          body: { order: moved.map(({ id }) => id) },
        }),
      ),
    )
  }

  async function act(call: () => Promise<unknown>): Promise<boolean> {
    const isDone = await tryOrShowError(call)
    await readAgain()
    return isDone
  }

  function readAgain(): Promise<void> {
    return queryClient.invalidateQueries({ queryKey: ['p', project] })
  }
}
