import type { ReactNode } from 'react'
import css from './segments.module.css'

type Props<Value extends string> = {
  /** The name of the choice, for screen readers. */
  label: string
  isLabelSeen?: boolean
  values: readonly Value[]
  chosen: Value | undefined
  say(value: NoInfer<Value>): ReactNode
  choose(value: NoInfer<Value>): void
  className?: string | undefined
}

/** A choice of one among a few visible values. */
export function Segments<Value extends string>(props: Props<Value>) {
  const { label, isLabelSeen = false, values, chosen, say, choose, className = '' } = props
  return (
    <fieldset className={`${css.choice} ${className}`}>
      <legend className={isLabelSeen ? 'm' : 'sr'}>{label}</legend>
      <div className={css.segments}>
        {values.map((value) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => choose(value)}>
            {say(value)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
