import css from './list-box.module.css'

type Props = {
  label: string
  value: string
  max: number
  /** Resolves to whether it was kept. */
  keep(typed: string): Promise<boolean>
}

/** A text that is changed in place: kept on Enter and on leaving, put back by Esc, and when it was refused. */
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
        else if (typed !== value) void keepOrPutBack(currentTarget, typed)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') event.currentTarget.value = value
      }}
    />
  )

  async function keepOrPutBack(field: HTMLInputElement, typed: string): Promise<void> {
    const isKept = await keep(typed)
    if (!isKept && field.value.trim() === typed) field.value = value // unless something else was typed meanwhile
  }
}
