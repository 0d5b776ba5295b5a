import type { ComponentProps } from 'react'
import css from './scrollable.module.css'

type Props = ComponentProps<'section'> & { label: string }

/** A part of the page that scrolls by itself: a stop of Tab, so that keys scroll it too. */
export function Scrollable({ label, className = '', ...props }: Props) {
  return (
    <section
      {...props}
      className={`${css.scrollable} ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
      tabIndex={0}
      aria-label={label}
    />
  )
}
