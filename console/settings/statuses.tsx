import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRunning, useJobs, useStopJob } from '../api/jobs.ts'
import { isSelectable, useStatusesQuery, useStatusMutations } from '../api/statuses.ts'
import type { Status } from '../api/types.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { dragAnnouncements } from '../ui/drag-announcements.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, showError, tryOrShowError } from '../ui/toasts.tsx'
import { useDragSensors } from '../ui/use-drag-sensors.ts'
import { FailedRemovals } from './failed-removals.tsx'
import listBox from './list-box.module.css'
import { LostReasons } from './lost-reasons.tsx'
import { NewItem } from './new-item.tsx'
import { RemoveStatus } from './remove-status.tsx'
import css from './settings.module.css'
import { StatusRow, types } from './status-row.tsx'

/** The statuses in the order of the board: renamed, coloured and ordered inline. */
export default function Statuses() {
  const { t } = useTranslation()
  const { create, update, reorder, remove } = useStatusMutations()
  const { mutate: stop } = useStopJob()
  const running = useJobs('status-removal').find(isRunning)
  const { data, error, refetch } = useStatusesQuery()
  const statuses = data?.items ?? []
  const [removed, setRemoved] = useState<Status>()
  const sensors = useDragSensors({ coordinateGetter: sortableKeyboardCoordinates })
  return (
    <>
      <section aria-labelledby="statuses-title">
        <h2 id="statuses-title">{t('settings.part.statuses')}</h2>
        <p className={css['lead-in']}>{t('settings.statuses.about')}</p>
        <FailedRemovals statuses={statuses} again={setRemoved} />
        {running && <JobProgress job={running} stop={({ id }) => stop(id, { onError: showError })} />}
        {error && !data ? (
          <ErrorPanel error={error} reset={() => void refetch()} />
        ) : !data ? (
          <Skeleton rows={5} />
        ) : (
          <DndContext
            sensors={sensors}
            collisionDetection={closestCenter}
            onDragEnd={order}
            accessibility={{
              announcements: dragAnnouncements(t, ({ id }) => statuses.find((each) => each.id === id)?.name ?? ''),
              screenReaderInstructions: { draggable: t('drag.how') },
            }}
          >
            <SortableContext items={statuses.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
              <ul className={listBox.box}>
                {statuses.map((status) => (
                  <StatusRow
                    key={status.id}
                    status={status}
                    replacement={statuses.find(({ id }) => id === status.replaced_by)}
                    onChange={(change) => tryOrShowError(() => update.mutateAsync({ id: status.id, ...change }))}
                    onRemove={() => setRemoved(status)}
                  />
                ))}
              </ul>
            </SortableContext>
          </DndContext>
        )}
        <NewItem
          label={t('settings.statuses.new')}
          max={1000}
          typeLabel={t('settings.statuses.type')}
          types={types.map((type) => [type, t(`settings.type.${type}`)])}
          onAdd={(draft) => tryOrShowError(() => create.mutateAsync(draft))}
        />
        {removed && (
          <RemoveStatus
            status={removed}
            others={statuses.filter((each) => isSelectable(each) && each.id !== removed.id)}
            onClose={() => setRemoved(undefined)}
            onRemove={async (replacement) => {
              const begun = await remove.mutateAsync({ id: removed.id, replacement })
              const message = begun?.job.state === 'running' ? 'settings.statuses.leaving' : 'settings.statuses.removed'
              if (begun?.job.state !== 'failed') showDone(t(message, { name: removed.name }))
            }}
          />
        )}
      </section>
      <LostReasons />
    </>
  )

  function order({ active, over }: DragEndEvent): void {
    if (!over || active.id === over.id) return
    const at = (id: unknown) => statuses.findIndex((each) => each.id === id)
    reorder.mutate(arrayMove(statuses, at(active.id), at(over.id)), { onError: showError })
  }
}
