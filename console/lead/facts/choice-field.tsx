import css from './facts.module.css'
import type { InlineEdit } from './use-inline-edit.ts'

/** A value from a list; a present value that is no longer in the list can stay. */
export function ChoiceField({ edit, name, options }: { edit: InlineEdit; name: string; options: readonly string[] }) {
  return (
    <select
      // biome-ignore lint/a11y/noAutofocus: the edit continues with a choice
      autoFocus
      className={css.choice}
      value={edit.text}
      aria-label={name}
      onChange={({ currentTarget }) => edit.type(currentTarget.value)}
      onBlur={edit.onBlur}
      onKeyDown={edit.onKeyDown}
    >
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  )
}
