import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelMutations } from '../api/channels.ts'
import type { Channel } from '../api/types.ts'
import listBox from '../settings/list-box.module.css'
import { NewItem } from '../settings/new-item.tsx'
import { dragAnnouncements } from '../ui/drag-announcements.ts'
import { showError, tryOrShowError } from '../ui/toasts.tsx'
import { useDragSensors } from '../ui/use-drag-sensors.ts'
import { ChannelRow } from './channel-row.tsx'
import type { RuleLines } from './rule-lines.ts'
import css from './sources.module.css'

type Props = {
  channels: Channel[]
  rules: RuleLines[]
  onChange(rules: RuleLines[]): void
  onRemoved(channel: string): void
}

/** The channels in their order, each with its rules. */
export function ChannelList({ channels, rules, onChange, onRemoved }: Props) {
  const { t } = useTranslation()
  const { create, update } = useChannelMutations()
  const [open, setOpen] = useState<string>()
  const sensors = useDragSensors({ coordinateGetter: sortableKeyboardCoordinates })
  return (
    <section aria-labelledby="channels-title">
      <h2 id="channels-title" className={css.title}>
        {t('sources.channels')} <span className="num t2">{channels.length}</span>
      </h2>
      <p className="t2">{t('sources.about')}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={order}
        accessibility={{
          announcements: dragAnnouncements(t, ({ id }) => channels.find((each) => each.id === id)?.name ?? ''),
          screenReaderInstructions: { draggable: t('drag.how') },
        }}
      >
        <SortableContext items={channels.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ul className={`${listBox.box} ${css.channels}`}>
            {channels.map((channel) => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                rules={rules}
                isOpen={open === channel.id}
                onOpen={() => setOpen(open === channel.id ? undefined : channel.id)}
                onChange={onChange}
                onRemoved={() => onRemoved(channel.id)}
              />
            ))}
          </ul>
        </SortableContext>
      </DndContext>
      <NewItem
        label={t('sources.new')}
        max={100}
        onAdd={({ name }) => tryOrShowError(() => create.mutateAsync({ name }))}
      />
    </section>
  )

  function order({ active, over }: DragEndEvent): void {
    const position = channels.findIndex(({ id }) => id === over?.id)
    if (position === -1 || active.id === over?.id) return
    update.mutate({ id: String(active.id), position }, { onError: showError })
  }
}
