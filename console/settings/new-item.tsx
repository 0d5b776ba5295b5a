import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconPlus } from '../ui/icons.ts'
import { useUnsaved } from '../ui/unsaved.ts'
import { useOneAtATime } from '../ui/use-one-at-a-time.ts'
import css from './settings.module.css'

type Props<Type extends string> = {
  label: string
  max: number
  /** The label of the button, if it is not "add". */
  action?: string
  typeLabel?: string
  /** The types with their names, in order; the first one is the default. */
  types?: [type: Type, name: string][]
  /** A further field for a type, and whether it is filled. */
  more?: (type: Type) => { field: ReactNode; isGiven: boolean } | undefined
  /** Resolves to whether it was added; then the form is cleared. */
  onAdd(draft: { name: string; type: Type }): Promise<boolean>
}

/** The form of a new item with a name, and perhaps a type, which is added at the end of a list. */
export function NewItem<Type extends string>(props: Props<Type>) {
  const { label, max, action, typeLabel, types = [], more, onAdd } = props
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [type, setType] = useState(types[0]?.[0] as Type)
  const [isBusy, run] = useOneAtATime()
  const rest = more?.(type)
  const isWhole = name.trim() !== '' && rest?.isGiven !== false
  useUnsaved(name.trim() !== '')
  return (
    <form className={css['row-start']} onSubmit={add}>
      <input
        className="in s"
        style={{ width: 240 }}
        placeholder={label}
        aria-label={label}
        value={name}
        maxLength={max}
        onChange={(event) => setName(event.target.value)}
      />
      {types.length > 0 && (
        <select
          className="in s"
          style={{ width: 'auto' }}
          aria-label={typeLabel}
          value={type}
          onChange={(event) => setType(event.target.value as Type)}
        >
          {types.map(([each, called]) => (
            <option key={each} value={each}>
              {called}
            </option>
          ))}
        </select>
      )}
      {rest?.field}
      <button type="submit" className="btn" disabled={!isWhole || isBusy}>
        <IconPlus className="i" aria-hidden />
        {action ?? t('settings.add')}
      </button>
    </form>
  )

  function add(event: FormEvent): void {
    event.preventDefault()
    void run(async () => {
      if (isWhole && (await onAdd({ name: name.trim(), type }))) setName('')
    })
  }
}
