import { useSortable } from '@dnd-kit/sortable'
import { useTranslation } from 'react-i18next'
import type { Status } from '../api/types.ts'
import { IconArrowRight, IconGripVertical, IconTrash } from '../ui/icons.ts'
import { ColourPick } from './colour-pick.tsx'
import { InlineText } from './inline-text.tsx'
import css from './list-box.module.css'

export const types = ['progress', 'paid', 'canceled'] as const
type Change = Partial<Pick<Status, 'name' | 'type' | 'colour'>>

/** A status with its inline controls. */
export function StatusRow({
  status,
  replacement,
  onChange,
  onRemove,
}: {
  status: Status
  /** The replacement for its leads, while it is being removed. */
  replacement: Status | undefined
  /** Resolves to whether it was saved. */
  onChange(change: Change): Promise<boolean>
  onRemove(): void
}) {
  const { t } = useTranslation()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({
    id: status.id,
    attributes: { roleDescription: t('drag.role') },
  })
  return (
    <li ref={setNodeRef} style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}>
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={`ib ${css.handle}`}
        {...attributes}
        {...listeners}
        aria-label={t('settings.statuses.move', { name: status.name })}
      >
        <IconGripVertical className="i" aria-hidden />
      </button>
      <ColourPick
        colour={status.colour}
        label={t('settings.statuses.colour', { name: status.name })}
        onPick={(colour) => void onChange({ colour })}
      />
      <InlineText
        label={t('settings.statuses.name')}
        value={status.name}
        max={1000}
        keep={(name) => onChange({ name })}
      />
      <select
        className="in s"
        aria-label={t('settings.statuses.type')}
        value={status.type}
        onChange={(event) => void onChange({ type: event.target.value as Status['type'] })}
      >
        {types.map((type) => (
          <option key={type} value={type}>
            {t(`settings.type.${type}`)}
          </option>
        ))}
      </select>
      {replacement && (
        <span className={`mk ${css.leaving}`}>
          <IconArrowRight className="i" aria-hidden />
          {t('settings.statuses.leavingTo', { name: replacement.name })}
        </span>
      )}
      <span className="num t3">№ {status.id}</span>
      <button
        type="button"
        className="ib"
        aria-label={`${t('settings.statuses.remove')}: ${status.name}`}
        title={t('settings.statuses.remove')}
        onClick={onRemove}
      >
        <IconTrash className="i" aria-hidden />
      </button>
    </li>
  )
}
