import { IconClock } from '../ui/icons.ts'
import css from './notices.module.css'
import type { WayState } from './words.ts'

/** The state of a way, a bot or a chat: a mark and words. */
export function State({ state: { is, text, why } }: { state: WayState }) {
  return (
    <span className={`${css.state} ${is === 'warn' ? css.warn : ''}`} title={why}>
      {is === 'warn' ? (
        <IconClock className="i" aria-hidden />
      ) : (
        <span className={`dot green ${is === 'on' ? '' : css.hollow}`} />
      )}
      <span>{text}</span>
    </span>
  )
}
