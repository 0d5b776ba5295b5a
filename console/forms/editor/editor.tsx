import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/client.ts'
import { useServerAddress } from '../../api/entry-points.ts'
import { type Form, useFormMutations } from '../../api/forms.ts'
import { useOwnFields } from '../../api/own-fields.ts'
import type { OwnField } from '../../api/types.ts'
import { IconExternalLink } from '../../ui/icons.ts'
import { Scrollable } from '../../ui/scrollable.tsx'
import { Segments } from '../../ui/segments.tsx'
import { showDone, showError } from '../../ui/toasts.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import { Check } from '../check.tsx'
import { Crumb } from '../crumb.tsx'
import { Install } from '../install.tsx'
import { Consents } from './consent.tsx'
import { type FormDraft, useFormDraft } from './draft.ts'
import css from './editor.module.css'
import { Fields } from './fields.tsx'
import { Preview } from './preview.tsx'
import { Texts } from './texts.tsx'

const sides = ['edit', 'use'] as const

/** A form: its fields and texts on the left, its page, its installation and the check on the right. */
export function Editor({ form }: { form: Form }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [side, setSide] = useState<(typeof sides)[number]>('use')
  const editing = useFormDraft(form)
  const { update } = useFormMutations()
  const own = useOwnFields()
  const { address } = useServerAddress()
  const page = `${address}${form.path}`
  const { count } = editing
  const save = () => {
    if (count === 0 || update.isPending) return
    const sent = editing.change
    update.mutate(
      { id: form.id, version: editing.version, change: named(sent, form, own) },
      {
        onError: tellRefusal,
        onSuccess: () => {
          editing.settle(sent)
          showDone(t('forms.editor.saved'))
        },
      },
    )
  }
  useSaveKey(save)
  const left = (
    <Scrollable className={css.left} label={t('forms.editor.form')}>
      <Fields fields={editing.draft.fields} change={(fields) => editing.edit({ fields })} />
      <Consents editing={editing} />
      <Texts editing={editing} />
      <Closing form={form} />
      <p className={css.hint}>{t('forms.editor.marks')}</p>
    </Scrollable>
  )
  const right = (
    <Scrollable className={css.right} label={t('forms.install.title')}>
      <Preview draft={{ ...editing.draft, origins: form.origins }} />
      <Install form={form} />
      <div className={css.trial}>
        <Check which={{ form: form.id }} page={page} />
      </div>
    </Scrollable>
  )
  return (
    <>
      <Crumb title={form.name} points={(point) => point.form === form.id}>
        {count > 0 && (
          <>
            {!isPhone && <span className="t2">{t('forms.editor.unsaved', { count })}</span>}
            <button type="button" className="btn quiet" onClick={editing.revert}>
              {t('forms.editor.revert')}
            </button>
          </>
        )}
        {!isPhone && (
          <a className="btn" href={page} target="_blank" rel="noopener">
            <IconExternalLink className="i" aria-hidden />
            {t('forms.open')}
          </a>
        )}
        {(count > 0 || !isPhone) && (
          <button type="button" className="btn primary" disabled={count === 0 || update.isPending} onClick={save}>
            {t('forms.editor.save')}
            {!isPhone && <kbd>Ctrl S</kbd>}
          </button>
        )}
      </Crumb>
      {isPhone ? (
        <>
          <Segments
            className={css.sides}
            label={t('forms.editor.side')}
            values={sides}
            chosen={side}
            say={(each) => t(`forms.editor.sides.${each}`)}
            choose={setSide}
          />
          {side === 'edit' ? left : right}
        </>
      ) : (
        <div className={css.maker}>
          {left}
          {right}
        </div>
      )}
    </>
  )

  /** After a conflict, the other version is loaded, and the own edit stays, to be checked and saved again. */
  function tellRefusal(error: unknown): void {
    if (error instanceof Problem && error.code === 'form-changed') {
      editing.rebase()
      showDone(t('forms.editor.changedMeanwhile'))
    } else showError(error)
  }
}

/** Names a new question by its label, so that the lead shows that; saved ones keep their names. */
function named(change: Partial<FormDraft>, { fields: saved }: Form, own: OwnField[]): Partial<FormDraft> {
  if (!change.fields) return change
  const kept = new Set([...saved.map(({ name }) => name), ...own.map(({ key }) => key)])
  const fields = change.fields.map((field) => {
    if (field.input !== 'own' || kept.has(field.name)) return field
    const name = field.label.trim().slice(0, 100)
    return change.fields?.some((other) => other !== field && other.name === name) ? field : { ...field, name }
  })
  return { ...change, fields }
}

/** Closes a form for visitors, and opens it again. */
function Closing({ form: { id, version, closed } }: { form: Form }) {
  const { t } = useTranslation()
  const { update } = useFormMutations()
  return (
    <p className={css.closing}>
      <button
        type="button"
        className="btn"
        disabled={update.isPending}
        onClick={() => update.mutate({ id, version, change: { closed: !closed } }, { onError: showError })}
      >
        {t(closed ? 'forms.editor.reopen' : 'forms.editor.close')}
      </button>
      <small className="t2">{t(closed ? 'forms.editor.reopenHint' : 'forms.editor.closeHint')}</small>
    </p>
  )
}

/** `Ctrl S` saves, as in other editors. */
function useSaveKey(save: () => void): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey)) return // in any layout
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
