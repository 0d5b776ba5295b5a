import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnFieldMutations, useOwnFields } from '../api/own-fields.ts'
import type { OwnField } from '../api/types.ts'
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '../ui/icons.ts'
import { showDone, showError, tryOrShowError } from '../ui/toasts.tsx'
import css from './settings.module.css'

const types = ['text', 'number', 'date', 'choice'] as const
type Change = { name?: string; options?: string[]; position?: number }

/** The own fields of the project: named, ordered, added and removed. */
export default function Fields() {
  const { t } = useTranslation()
  const fields = useOwnFields()
  const { create, update, remove } = useOwnFieldMutations()
  return (
    <section aria-labelledby="fields-title">
      <h2 id="fields-title">{t('settings.part.fields')}</h2>
      <p className={css['lead-in']}>{t('settings.fields.about')}</p>
      {fields.length === 0 ? (
        <p className="t2">{t('settings.fields.none')}</p>
      ) : (
        <ul className={css['list-box']}>
          {fields.map((field, index) => (
            <Row
              key={field.id}
              field={field}
              index={index}
              isLast={index === fields.length - 1}
              onChange={(change) => update.mutate({ id: field.id, ...change }, { onError: showError })}
              onRemove={() =>
                remove.mutate(field.id, {
                  onError: showError,
                  onSuccess: () => showDone(t('settings.fields.removed', { name: field.name })),
                })
              }
            />
          ))}
        </ul>
      )}
      <NewField onAdd={(draft) => tryOrShowError(() => create.mutateAsync(draft))} />
    </section>
  )
}

type RowProps = { field: OwnField; index: number; isLast: boolean; onChange(change: Change): void; onRemove(): void }

function Row({ field, index, isLast, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { name, type, options } = field
  return (
    <li>
      <Text label={t('settings.fields.name')} value={name} max={100} keep={(typed) => onChange({ name: typed })} />
      {type === 'choice' && (
        <Text
          label={t('settings.fields.optionsOf', { name })}
          value={options.join(', ')}
          max={20_000}
          keep={(typed) => onChange({ options: optionsIn(typed) })}
        />
      )}
      <span className="t2">{t(`settings.fields.types.${type}`)}</span>
      <button
        type="button"
        className="ib"
        disabled={index === 0}
        aria-label={t('settings.fields.up', { name })}
        onClick={() => onChange({ position: index - 1 })}
      >
        <IconChevronUp className="i" aria-hidden />
      </button>
      <button
        type="button"
        className="ib"
        disabled={isLast}
        aria-label={t('settings.fields.down', { name })}
        onClick={() => onChange({ position: index + 1 })}
      >
        <IconChevronDown className="i" aria-hidden />
      </button>
      <button
        type="button"
        className="ib"
        aria-label={`${t('settings.fields.remove')}: ${name}`}
        title={t('settings.fields.remove')}
        onClick={onRemove}
      >
        <IconTrash className="i" aria-hidden />
      </button>
    </li>
  )
}

type TextProps = { label: string; value: string; max: number; keep(typed: string): void }

/** A text that is changed in place: kept on Enter and on leaving, put back by Esc. */
function Text({ label, value, max, keep }: TextProps) {
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

function NewField({ onAdd }: { onAdd(draft: Pick<OwnField, 'name' | 'type' | 'options'>): Promise<boolean> }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [type, setType] = useState<OwnField['type']>('text')
  const [options, setOptions] = useState('')
  const isChoice = type === 'choice'
  const isWhole = name.trim() !== '' && (!isChoice || optionsIn(options).length > 0)
  return (
    <form className={css['row-start']} onSubmit={(event) => void add(event)}>
      <input
        className="in s"
        style={{ width: 240 }}
        placeholder={t('settings.fields.new')}
        aria-label={t('settings.fields.new')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <select
        className="in s"
        style={{ width: 'auto' }}
        aria-label={t('settings.fields.type')}
        value={type}
        onChange={(event) => setType(event.target.value as OwnField['type'])}
      >
        {types.map((each) => (
          <option key={each} value={each}>
            {t(`settings.fields.types.${each}`)}
          </option>
        ))}
      </select>
      {isChoice && (
        <input
          className="in s"
          style={{ width: 240 }}
          placeholder={t('settings.fields.options')}
          aria-label={t('settings.fields.options')}
          value={options}
          onChange={(event) => setOptions(event.target.value)}
        />
      )}
      <button type="submit" className="btn" disabled={!isWhole}>
        <IconPlus className="i" aria-hidden />
        {t('settings.add')}
      </button>
    </form>
  )

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isWhole) return
    const isAdded = await onAdd({ name: name.trim(), type, options: isChoice ? optionsIn(options) : [] })
    if (!isAdded) return
    setName('')
    setOptions('')
  }
}

/** `window, door` → the two. */
function optionsIn(text: string): string[] {
  const all = text.split(',').map((option) => option.trim())
  return [...new Set(all.filter((option) => option !== ''))]
}
