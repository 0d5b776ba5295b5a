import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnFieldMutations, useOwnFieldsQuery } from '../api/own-fields.ts'
import { useProjectId } from '../api/session.ts'
import type { OwnField } from '../api/types.ts'
import { confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { usesOf } from './field-uses.ts'
import { InlineText } from './inline-text.tsx'
import listBox from './list-box.module.css'
import { NewItem } from './new-item.tsx'
import { RowTools } from './row-tools.tsx'
import css from './settings.module.css'

const types = ['text', 'number', 'date', 'choice'] as const
type Change = { name?: string; options?: string[]; position?: number }

/** The own fields of the project: named, ordered, added and removed. */
export default function Fields() {
  const { t } = useTranslation()
  const project = useProjectId()
  const { data, error, refetch } = useOwnFieldsQuery()
  const fields = data?.items
  const { create, update, remove } = useOwnFieldMutations()
  return (
    <section aria-labelledby="fields-title">
      <h2 id="fields-title">{t('settings.part.fields')}</h2>
      <p className={css['lead-in']}>{t('settings.fields.about')}</p>
      {error && !fields ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : !fields ? (
        <Skeleton rows={3} />
      ) : fields.length === 0 ? (
        <p className="t2">{t('settings.fields.none')}</p>
      ) : (
        <ul className={`${listBox.box} ${listBox.wrapping}`}>
          {fields.map((field, index) => (
            <Row
              key={field.id}
              field={field}
              index={index}
              isLast={index === fields.length - 1}
              onChange={(change) => tryOrShowError(() => update.mutateAsync({ id: field.id, ...change }))}
              onRemove={() => void ask(field)}
            />
          ))}
        </ul>
      )}
      <NewField onAdd={(draft) => tryOrShowError(() => create.mutateAsync(draft))} />
    </section>
  )

  async function ask(field: OwnField): Promise<void> {
    const { name } = field
    const uses = (await usesOf(project, field))
      .map(({ kind, names }) => t(`settings.fields.uses.${kind}`, { names: names.join(', ') }))
      .join('; ')
    const question = {
      title: t('settings.fields.removeTitle', { name }),
      text: `${t('settings.fields.removeText')} ${uses && t('settings.fields.usedBy', { uses })}`.trim(),
      action: t('settings.fields.remove'),
    }
    if (!(await confirm(question))) return
    if (await tryOrShowError(() => remove.mutateAsync(field.id))) showDone(t('settings.fields.removed', { name }))
  }
}

type RowProps = {
  field: OwnField
  index: number
  isLast: boolean
  /** Resolves to whether it was saved. */
  onChange(change: Change): Promise<boolean>
  onRemove(): void
}

function Row({ field, index, isLast, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { name, type, options } = field
  return (
    <li>
      <InlineText
        label={t('settings.fields.name')}
        value={name}
        max={100}
        keep={(typed) => onChange({ name: typed })}
      />
      {type === 'choice' && (
        <Options
          label={t('settings.fields.optionsOf', { name })}
          options={options}
          onChange={(kept) => kept.length > 0 && void onChange({ options: kept })}
        />
      )}
      <span className="t2">{t(`settings.fields.types.${type}`)}</span>
      <RowTools
        name={name}
        index={index}
        isLast={isLast}
        removal={t('settings.fields.remove')}
        move={(position) => void onChange({ position })}
        remove={onRemove}
      />
    </li>
  )
}

function NewField({ onAdd }: { onAdd(draft: Pick<OwnField, 'name' | 'type' | 'options'>): Promise<boolean> }) {
  const { t } = useTranslation()
  const [options, setOptions] = useState<string[]>([])
  const optionsField = <Options label={t('settings.fields.options')} options={options} onChange={setOptions} />
  return (
    <NewItem
      label={t('settings.fields.new')}
      max={100}
      typeLabel={t('settings.fields.type')}
      types={types.map((type) => [type, t(`settings.fields.types.${type}`)])}
      more={(type) => (type === 'choice' ? { field: optionsField, isGiven: options.length > 0 } : undefined)}
      onAdd={async (draft) => {
        const isAdded = await onAdd({ ...draft, options: draft.type === 'choice' ? options : [] })
        if (isAdded) setOptions([])
        return isAdded
      }}
    />
  )
}

type OptionsProps = { label: string; options: string[]; onChange(options: string[]): void }

/** The options of a choice, one by one, since an option may contain a comma. */
function Options({ label, options, onChange }: OptionsProps) {
  return (
    <TagsInput
      className={`grow ${css.options}`}
      aria-label={label}
      {...(options.length === 0 && { placeholder: label })}
      value={options}
      onChange={onChange}
      splitChars={[]}
      acceptValueOnBlur
      maxTags={100}
    />
  )
}
