import { useSortable } from '@dnd-kit/sortable'
import { useTranslation } from 'react-i18next'
import { useChannelMutations } from '../api/channels.ts'
import type { Channel } from '../api/types.ts'
import { ColourPick } from '../settings/colour-pick.tsx'
import { InlineText } from '../settings/inline-text.tsx'
import listBox from '../settings/list-box.module.css'
import { confirm } from '../ui/confirm.tsx'
import { IconChevronDown, IconChevronRight, IconGripVertical, IconTrash } from '../ui/icons.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { ChannelRules } from './channel-rules.tsx'
import type { RuleLines } from './rule-lines.ts'
import css from './sources.module.css'

type Props = {
  channel: Channel
  /** The rules of all channels, since the first match decides. */
  rules: RuleLines[]
  isOpen: boolean
  onOpen(): void
  onChange(rules: RuleLines[]): void
  onRemoved(): void
}

/** A channel with its inline controls; open, with its rules below it. */
export function ChannelRow({ channel, rules, isOpen, onOpen, onChange, onRemoved }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone() // on a phone the name needs the space
  const { id, name, colour } = channel
  const { update, remove } = useChannelMutations()
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition } = useSortable({
    id,
    attributes: { roleDescription: t('drag.role') },
  })
  const change = (what: Partial<Channel>) => tryOrShowError(() => update.mutateAsync({ ...what, id }))
  const count = rules.filter(({ channel }) => channel === id).length
  const Fold = isOpen ? IconChevronDown : IconChevronRight
  return (
    <>
      <li ref={setNodeRef} style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}>
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={`ib ${listBox.handle}`}
          {...attributes}
          {...listeners}
          aria-label={t('sources.move', { name })}
        >
          <IconGripVertical className="i" aria-hidden />
        </button>
        <ColourPick
          colour={colour}
          label={t('sources.colour', { name })}
          onPick={(colour) => void change({ colour })}
        />
        <InlineText label={t('sources.name')} value={name} max={100} keep={(name) => change({ name })} />
        <button
          type="button"
          className={`btn quiet s ${css.unfold}`}
          aria-expanded={isOpen}
          aria-label={t('sources.rulesOf', { name, count })}
          onClick={onOpen}
        >
          <Fold className="i" aria-hidden />
          {isPhone ? count : t('sources.rules', { count })}
        </button>
        <button
          type="button"
          className="ib"
          aria-label={`${t('sources.remove')}: ${name}`}
          title={t('sources.remove')}
          onClick={() => void ask()}
        >
          <IconTrash className="i" aria-hidden />
        </button>
      </li>
      {isOpen && (
        <li>
          <ChannelRules channel={channel} rules={rules} onChange={onChange} />
        </li>
      )}
    </>
  )

  async function ask(): Promise<void> {
    const question = {
      title: t('sources.removeTitle', { name }),
      text: t('sources.removeText'),
      action: t('sources.remove'),
    }
    if (!(await confirm(question))) return
    // the row is gone before the answer comes, so the message must not depend on it
    if (!(await tryOrShowError(() => remove.mutateAsync(id)))) return
    showDone(t('sources.removed', { name }))
    onRemoved()
  }
}
