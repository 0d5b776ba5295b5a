import type { ReactNode } from 'react'
import { useFormat } from '../ui/format.ts'
import css from './run-progress.module.css'

type Props = {
  /** The present activity, or what was finished and when. */
  caption: string
  done: number
  /** The number of rows; null while it is unknown. */
  total: number | null
  /** The text beside the number. */
  beside: string
  notes: readonly string[]
  children?: ReactNode
}

/** The progress of work on many rows: how much is done, the pace, and the possible actions. */
export function RunProgress({ caption, done, total, beside, notes, children }: Props) {
  const format = useFormat()
  const share = total ? Math.min(100, Math.floor((100 * done) / total)) : 0
  return (
    <div className={css.run}>
      <p className={css.caption}>{caption}</p>
      <p className={css.number}>
        <b>{format.number(done)}</b>
        <span className="t2 num">{beside}</span>
        <span className="grow" />
        {total !== null && <span className="num m">{format.number(share)} %</span>}
      </p>
      <progress className={css.track} max={100} value={total === null ? undefined : share} aria-label={caption} />
      <p className={css.notes}>
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </p>
      <div className={css.acts}>{children}</div>
    </div>
  )
}
