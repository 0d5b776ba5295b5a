import type { ComponentProps } from 'react'
import css from './scrollable.module.css'

type Props = ComponentProps<'section'> & { label: string }

/** A part of the page that scrolls separately. It is a tab stop, so that keys can scroll it. */
export function Scrollable({ label, className = '', ...props }: Props) {
  return (
    <section
      {...props}
      className={`${css.scrollable} ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys can scroll it
      tabIndex={0}
      aria-label={label}
    />
  )
}
