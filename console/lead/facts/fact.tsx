import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './facts.module.css'
import { type InlineEdit, useInlineEdit } from './use-inline-edit.ts'

/** A field that cannot be edited. */
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
  /** The label, if it is more than the name. */
  label?: ReactNode
  value: string | null
  canChange: boolean
  children: ReactNode
  acts?: ReactNode
  /** The value as text, for the Esc hint and for screen readers. */
  shown?: string | undefined
  save(value: string | null): void
  read?: (typed: string) => string | null | undefined
  typed?: (value: string | null) => string
  type?: HTMLInputTypeAttribute
  unit?: string
  wrong?: string
  field?: (edit: InlineEdit) => ReactNode
}

/** A text field with inline editing; the whole row starts it. */
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
        <dd className={canChange ? css.fact : undefined}>
          {canChange && <EditTrigger edit={edit} label={`${name}: ${was ?? t('card.none')}`} />}
          {children}
          {acts}
        </dd>
      </>
    )
  return (
    <>
      <dt>{label}</dt>
      <dd className={edit.isWrong ? `${css.edit} ${css.wrong}` : css.edit}>
        {field?.(edit) ?? <Field edit={edit} name={name} type={type} />}
        {unit && <span className="t2">{unit}</span>}
      </dd>
      <dd className={css.hint}>
        <EditHint edit={edit} was={was} wrong={wrong} />
      </dd>
    </>
  )
}

/** The button that starts an edit. It is under the content of the row, so that links and buttons there stay usable. */
export function EditTrigger({ edit, label }: { edit: InlineEdit; label: string }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      ref={edit.trigger}
      className={css.begin}
      aria-label={`${label}. ${t('card.edit')}`}
      data-edit
      onClick={edit.start}
    />
  )
}

/** The input of an inline edit. */
function Field({ edit, name, type }: { edit: InlineEdit; name: string; type: HTMLInputTypeAttribute }) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the edit continues with typing
      autoFocus
      type={type === 'tel' || type === 'date' ? type : 'text'}
      max={type === 'date' ? '9999-12-31' : undefined} // a year has four digits
      inputMode={type === 'number' ? 'decimal' : type === 'email' ? 'email' : undefined}
      autoComplete="off"
      value={edit.text}
      aria-label={name}
      aria-invalid={edit.isWrong}
      onFocus={(event) => event.currentTarget.select()}
      onChange={({ currentTarget }) => edit.type(currentTarget.value, !currentTarget.validity.badInput)}
      onBlur={edit.onBlur}
      onKeyDown={edit.onKeyDown}
    />
  )
}

type HintProps = { edit: InlineEdit; was: string | null; wrong?: string | undefined; isMany?: boolean }

/** What is wrong with an edit, else the keys that end it and the value that Esc restores. */
export function EditHint({ edit, was, wrong, isMany = false }: HintProps) {
  const { t } = useTranslation()
  if (edit.isWrong) return <span role="alert">{edit.excess ? t('problem.too-long', edit.excess) : wrong}</span>
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

/** The placeholder of an empty field: what a click adds, or a dash. */
export function Add({ canChange, children }: { canChange: boolean; children: string }) {
  return <span className="t3">{canChange ? children : '—'}</span>
}
