import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOffered, useLostReasonMutations, useLostReasons } from '../api/lost-reasons.ts'
import type { LostReason } from '../api/types.ts'
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from '../ui/icons.ts'
import { showDone, showError, tryOrShowError } from '../ui/toasts.tsx'
import { InlineText } from './inline-text.tsx'
import css from './settings.module.css'

/** Why leads are lost: the reasons are named, ordered, added and removed. */
export function LostReasons() {
  const { t } = useTranslation()
  const reasons = useLostReasons().filter(isOffered)
  const { create, update, remove } = useLostReasonMutations()
  return (
    <section aria-labelledby="lost-reasons-title">
      <h2 id="lost-reasons-title">{t('settings.reasons.title')}</h2>
      <p className={css['lead-in']}>{t('settings.reasons.about')}</p>
      {reasons.length > 0 && (
        <ul className={css['list-box']}>
          {reasons.map((reason, index) => (
            <Row
              key={reason.id}
              reason={reason}
              index={index}
              isLast={index === reasons.length - 1}
              onChange={(change) => update.mutate({ id: reason.id, ...change }, { onError: showError })}
              onRemove={() =>
                remove.mutate(reason.id, {
                  onError: showError,
                  onSuccess: () => showDone(t('settings.reasons.removed', { name: reason.name })),
                })
              }
            />
          ))}
        </ul>
      )}
      <NewReason onAdd={(name) => tryOrShowError(() => create.mutateAsync({ name }))} />
    </section>
  )
}

type RowProps = {
  reason: LostReason
  index: number
  isLast: boolean
  onChange(change: { name?: string; position?: number }): void
  onRemove(): void
}

function Row({ reason: { name }, index, isLast, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  return (
    <li>
      <InlineText
        label={t('settings.reasons.name')}
        value={name}
        max={100}
        keep={(typed) => onChange({ name: typed })}
      />
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
        aria-label={`${t('settings.reasons.remove')}: ${name}`}
        title={t('settings.reasons.remove')}
        onClick={onRemove}
      >
        <IconTrash className="i" aria-hidden />
      </button>
    </li>
  )
}

function NewReason({ onAdd }: { onAdd(name: string): Promise<boolean> }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const add = async () => {
    if (name.trim() !== '' && (await onAdd(name.trim()))) setName('')
  }
  return (
    <form
      className={css['row-start']}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <input
        className="in s"
        style={{ width: 240 }}
        placeholder={t('settings.reasons.new')}
        aria-label={t('settings.reasons.new')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="btn" disabled={name.trim() === ''}>
        <IconPlus className="i" aria-hidden />
        {t('settings.reasons.add')}
      </button>
    </form>
  )
}
