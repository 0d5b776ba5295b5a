import css from './list-box.module.css'

type Props = {
  label: string
  value: string
  max: number
  /** Resolves to whether it was saved. */
  keep(typed: string): Promise<boolean>
}

/** A text that is edited in place: Enter and blur save it, Esc and a refusal restore it. */
export function InlineText({ label, value, max, keep }: Props) {
  return (
    <input
      key={value} // so that a name that somebody else sets is not overwritten on blur
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
    if (!isKept && field.value.trim() === typed) field.value = value // unless the input changed meanwhile
  }
}
