import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import style from '../lead.module.css'
import { type InlineEdit, useInlineEdit } from './use-inline-edit.ts'

/** A fact that is only told. */
export function ReadOnlyFact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

type Props = {
  name: string
  /** What stands as its name, where that is more than a text. */
  label?: ReactNode
  value: string | null
  canChange: boolean
  children: ReactNode
  acts?: ReactNode
  /** The value in words, for Esc and for who cannot see it. */
  shown?: string | undefined
  save(value: string | null): void
  read?: (typed: string) => string | null | undefined
  typed?: (value: string | null) => string
  type?: HTMLInputTypeAttribute
  unit?: string
  wrong?: string
  field?: (edit: InlineEdit) => ReactNode
}

/** A fact whose text is edited where it stands, by who may change it; the whole row begins it. */
export function Fact({
  name,
  label = name,
  value,
  canChange,
  children,
  acts,
  shown,
  unit,
  wrong,
  type = 'text',
  field,
  ...how
}: Props) {
  const { t } = useTranslation()
  const edit = useInlineEdit({ value, ...how })
  const was = shown ?? value
  if (!edit.isEditing)
    return (
      <>
        <dt>{label}</dt>
        <dd className={canChange ? style.fact : undefined}>
          {canChange && <EditTrigger edit={edit} label={`${name}: ${was ?? t('card.none')}`} />}
          {children}
          {acts}
        </dd>
      </>
    )
  return (
    <>
      <dt>{label}</dt>
      <dd className={edit.isWrong ? `edit ${style.wrong}` : 'edit'}>
        {field?.(edit) ?? <Field edit={edit} name={name} type={type} />}
        {unit && <span className="t2">{unit}</span>}
      </dd>
      <dd className="hint">{edit.isWrong ? <span role="alert">{wrong}</span> : <EditHint was={was} />}</dd>
    </>
  )
}

/** The button that begins an edit lies under what the row shows: links and buttons in it stay their own. */
export function EditTrigger({ edit, label }: { edit: InlineEdit; label: string }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      ref={edit.trigger}
      className={style.begin}
      aria-label={`${label}. ${t('card.edit')}`}
      data-edit
      onClick={edit.start}
    />
  )
}

/** The field of an edit. */
function Field({ edit, name, type }: { edit: InlineEdit; name: string; type: HTMLInputTypeAttribute }) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: whoever begins to edit goes on typing
      autoFocus
      type={type === 'tel' ? 'tel' : 'text'}
      inputMode={type === 'number' ? 'decimal' : type === 'email' ? 'email' : undefined}
      autoComplete="off"
      value={edit.text}
      aria-label={name}
      aria-invalid={edit.isWrong}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => edit.type(event.currentTarget.value)}
      onBlur={edit.onBlur}
      onKeyDown={edit.onKeyDown}
    />
  )
}

/** Which keys end an edit, and what Esc brings back. */
export function EditHint({ was, isMany = false }: { was: string | null; isMany?: boolean }) {
  const { t } = useTranslation()
  const isShort = was !== null && was.length <= 24 && !isMany
  return (
    <>
      <span>
        <kbd>{isMany ? 'Ctrl Enter' : 'Enter'}</kbd> {t('card.save')}
      </span>
      <span>
        <kbd>Esc</kbd> {isShort ? t('card.putBack', { was }) : t('card.back')}
      </span>
    </>
  )
}

/** What stands where nothing is known: what pressing there adds, or a dash. */
export function Add({ canChange, children }: { canChange: boolean; children: string }) {
  return <span className="t3">{canChange ? children : '—'}</span>
}
