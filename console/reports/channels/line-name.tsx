import { useTranslation } from 'react-i18next'
import { IconChevronDown, IconChevronRight } from '../../ui/icons.ts'
import { ChannelName } from '../channel-name.tsx'
import css from './line-name.module.css'
import type { Row } from './use-open-lines.ts'

/** The name of a line; a click opens or closes the lines below it. */
export function LineName({ row: { line, depth, isOpen }, onToggle }: { row: Row; onToggle(): void }) {
  const { t } = useTranslation()
  const name =
    line.level === 'channel' ? (
      <ChannelName channel={line.channel} />
    ) : (
      <span className={line.value === null ? 'cut t2' : 'cut'} title={line.value ?? undefined}>
        {line.value ?? t(`reports.channels.without.${line.level}`)}
      </span>
    )
  if (isOpen === undefined)
    return (
      <span className={css.name} style={{ paddingLeft: 20 + depth * 20 }}>
        {name}
      </span>
    )
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <button
      type="button"
      className={css.name}
      style={{ paddingLeft: depth * 20 }}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      <Chevron className="i" aria-hidden />
      {name}
    </button>
  )
}
