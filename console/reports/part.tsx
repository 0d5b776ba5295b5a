import type { ReactNode } from 'react'
import css from './part.module.css'

type Props = {
  title: string
  /** A few words beside the title. */
  hint?: ReactNode
  /** The content at the end of the line. */
  end?: ReactNode
  /** Whether it shows the data of the former query. */
  isOld?: boolean
  children: ReactNode
}

/** A part of a report under its title. */
export function Part({ title, hint, end, isOld = false, children }: Props) {
  return (
    <section aria-label={title} aria-busy={isOld} className={css.part}>
      <header className={css.head}>
        <h2>{title}</h2>
        {hint && <span className="t2">{hint}</span>}
        {end}
      </header>
      {children}
    </section>
  )
}
