import { Autocomplete } from '@mantine/core'
import { useSources } from '../../api/sources.ts'
import css from './facts.module.css'
import type { InlineEdit } from './use-inline-edit.ts'

/** The source as free text, with the existing sources as suggestions. */
export function SourceField({ edit, name }: { edit: InlineEdit; name: string }) {
  const sources = useSources(edit.text)
  return (
    <Autocomplete
      autoFocus
      variant="unstyled"
      className="grow"
      classNames={{ input: css.bare ?? '' }}
      aria-label={name}
      aria-invalid={edit.isWrong}
      value={edit.text}
      data={sources.map(({ source }) => source)}
      filter={({ options }) => options}
      onChange={edit.type}
      onOptionSubmit={edit.finish}
      onBlur={edit.onBlur}
      onKeyDown={(event) => {
        const isOfList = event.key === 'Enter' && event.currentTarget.hasAttribute('aria-activedescendant')
        if (!isOfList) edit.onKeyDown(event)
      }}
      comboboxProps={{ offset: 8, withinPortal: true }}
      maxDropdownHeight={240}
      selectFirstOptionOnChange={false}
    />
  )
}
