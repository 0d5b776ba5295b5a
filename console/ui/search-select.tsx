import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { type FocusEvent, type MouseEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Choice, searchChoices } from '../places/search-choices.ts'
import css from './search-select.module.css'

type Props = {
  label: string
  name: string
  hint?: string
  /** All choices; called when the list opens. */
  choices(): Choice[]
  /** The chosen item. */
  shown: Choice
  choose(value: string): void
  isDisabled?: boolean
  /** Whether it has the height of fields in a bar. */
  isSmall?: boolean
}

/**
 * A choice of one among hundreds: a text field above a list of matches. Mantine's Select is not used, since it updates the marked option with a
 * delay: Enter right after typing would choose another one or none.
 */
export function SearchSelect({
  label,
  name,
  hint,
  choices,
  shown,
  choose,
  isDisabled = false,
  isSmall = false,
}: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [all, setAll] = useState<Choice[]>([])
  const [typed, setTyped] = useState<string>()
  const combobox = useCombobox({ onDropdownOpen: () => setAll(choices()), onDropdownClose: reset })
  const { dropdownOpened: isOpen, selectFirstOption, selectActiveOption } = combobox
  const found = typed === undefined ? all : searchChoices(all, typed)
  useEffect(() => {
    if (isOpen) typed === undefined ? selectActiveOption() : selectFirstOption()
  }, [isOpen, typed, selectFirstOption, selectActiveOption])
  return (
    <div className="field">
      <Combobox
        store={combobox}
        onOptionSubmit={(value) => {
          choose(value)
          combobox.closeDropdown()
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <InputBase
            id={id}
            label={label}
            description={hint}
            inputWrapperOrder={['label', 'input', 'description']}
            disabled={isDisabled}
            classNames={{ input: `in ${isSmall ? 's' : ''} ${css.input}`, description: css.hint ?? '' }}
            rightSection={<Combobox.Chevron />}
            rightSectionPointerEvents="none"
            spellCheck={false}
            value={typed ?? shown.label}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value)
              combobox.openDropdown()
            }}
            onFocus={selectText}
            onClick={(event) => {
              combobox.openDropdown()
              selectText(event)
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault() // Enter chooses, and never submits the form
              if (!isOpen) combobox.openDropdown()
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options className={css.list} labelledBy={`${id}-label`}>
            {found.map(({ value, label, hint }) => (
              <Combobox.Option
                key={value}
                className={css.option}
                value={value}
                active={value === shown.value}
                aria-selected={value === shown.value}
              >
                <span className="grow">{label}</span>
                <span className="t2">{hint}</span>
              </Combobox.Option>
            ))}
            {isOpen && found.length === 0 && <Combobox.Empty>{t('project.nothing')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Combobox.HiddenInput name={name} value={shown.value} />
      <span className="sr" role="status">
        {typed !== undefined && found.length > 0
          ? t('project.found', { count: found.length, first: found[0]?.label })
          : ''}
      </span>
    </div>
  )

  function reset(): void {
    setAll([])
    setTyped(undefined)
  }
}

function selectText({ currentTarget }: FocusEvent<HTMLInputElement> | MouseEvent<HTMLInputElement>): void {
  currentTarget.select()
}
