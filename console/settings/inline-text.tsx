import css from './settings.module.css'

type Props = { label: string; value: string; max: number; keep(typed: string): void }

/** A text that is changed in place: kept on Enter and on leaving, put back by Esc. */
export function InlineText({ label, value, max, keep }: Props) {
  return (
    <input
      key={value} // a name that somebody else gives is not taken back by leaving the field
      className={`${css.bare} grow`}
      aria-label={label}
      defaultValue={value}
      maxLength={max}
      onBlur={({ currentTarget }) => {
        const typed = currentTarget.value.trim()
        if (typed === '') currentTarget.value = value
        else if (typed !== value) keep(typed)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') event.currentTarget.value = value
      }}
    />
  )
}
