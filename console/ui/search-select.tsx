import { type ComboboxItem, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Choice, searchChoices } from '../places/search-choices.ts'
import css from './search-select.module.css'

type Props = {
  label: string
  name: string
  hint?: string
  /** All there is to choose from; asked for when the list opens. */
  choices(): Choice[]
  /** The chosen one. */
  shown: Choice
  choose(value: string): void
}

/** One of hundreds: a field that is typed into, over a list of what the typed words find. */
export function SearchSelect({ label, name, hint, choices, shown, choose }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState(shown.label)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list stays the same while it is open
  const all = useMemo(() => (isOpen ? choices() : [shown]), [isOpen, shown.value])
  const isSearching = isOpen && typed !== shown.label
  const found = isSearching ? searchChoices(all, typed) : all
  const hints = new Map(all.map(({ value, hint }) => [value, hint]))
  return (
    <div className="field">
      <Select
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description']}
        classNames={{ input: `in ${css.input}`, option: css.option ?? '', description: css.hint ?? '' }}
        name={name}
        value={shown.value}
        data={all}
        filter={() => found}
        searchable
        selectFirstOptionOnChange={isSearching}
        allowDeselect={false}
        openOnFocus={false}
        autoComplete="off"
        spellCheck={false}
        maxDropdownHeight={280}
        nothingFoundMessage={t('project.nothing')}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        onSearchChange={setTyped}
        onClick={(event) => event.currentTarget.select()}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(value) => value !== null && choose(value)}
        renderOption={({ option }: { option: ComboboxItem }) => (
          <>
            <span className="grow">{option.label}</span>
            <span className="t2">{hints.get(option.value)}</span>
          </>
        )}
      />
      <span className="sr" role="status">
        {isSearching && found.length > 0 ? t('project.found', { count: found.length, first: found[0]?.label }) : ''}
      </span>
    </div>
  )
}
