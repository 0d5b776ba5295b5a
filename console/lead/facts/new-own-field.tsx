import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomValue, OwnField } from '../../api/types.ts'
import { IconPlus } from '../../ui/icons.ts'
import style from './facts.module.css'

type Props = {
  /** The keys under which the lead has values already. */
  taken: string[]
  /** The own fields of the project; without any, the name is typed. */
  fields: readonly OwnField[]
  add(key: string, value: CustomValue): void
}

/** A button that opens the form of a further own field. */
export function NewField({ taken, fields, add }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const free = fields.filter(({ key }) => !taken.includes(key))
  if (fields.length > 0 && free.length === 0) return null
  if (!isOpen)
    return (
      <dd className={style.more}>
        <button ref={button} type="button" className={`btn quiet s ${style.moreButton}`} onClick={() => setOpen(true)}>
          <IconPlus className="i" aria-hidden />
          {t('card.own.add')}
        </button>
      </dd>
    )

  const close = () => {
    setOpen(false)
    setTimeout(() => button.current?.focus())
  }
  return (
    <dd className={style.more}>
      <Form
        fields={free}
        close={close}
        add={(key, value) => {
          if (!taken.includes(key)) add(key, value)
          close()
        }}
      />
    </dd>
  )
}

function Form({ fields, add, close }: { fields: OwnField[]; add: Props['add']; close(): void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(fields[0])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const key = chosen?.key ?? given.name?.trim() ?? ''
    const value = given.value?.trim() ?? ''
    if (key && value) add(key, chosen?.type === 'number' ? Number(value) : value)
    else close()
  }
  return (
    <form
      className={style.pair}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      {chosen ? (
        <select
          // biome-ignore lint/a11y/noAutofocus: the next step is to choose the field
          autoFocus
          className={`in s ${style.pairInput}`}
          aria-label={t('card.own.choose')}
          value={chosen.id}
          onChange={({ target }) => setChosen(fields.find(({ id }) => id === target.value))}
        >
          {fields.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: the next step is to name the field
          autoFocus
          className={`in s ${style.pairInput}`}
          name="name"
          maxLength={100}
          placeholder={t('card.own.name')}
          aria-label={t('card.own.name')}
          autoComplete="off"
          required
        />
      )}
      <Value key={chosen?.id} field={chosen} />
      <button type="submit" className={`btn s ${style.moreButton}`}>
        {t('card.own.keep')}
      </button>
    </form>
  )
}

/** The input of a value, by the type of its field. */
function Value({ field }: { field: OwnField | undefined }) {
  const { t } = useTranslation()
  const common = {
    className: `in s ${style.pairInput}`,
    name: 'value',
    'aria-label': t('card.own.value'),
    required: true,
  }
  if (field?.type === 'choice')
    return (
      <select {...common}>
        {field.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    )
  if (field?.type === 'number') return <input {...common} type="number" step="any" />
  if (field?.type === 'date') return <input {...common} type="date" max="9999-12-31" />
  return <input {...common} maxLength={1000} placeholder={t('card.own.value')} autoComplete="off" />
}
