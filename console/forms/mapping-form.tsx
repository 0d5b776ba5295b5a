import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Mapping, type MappingRule, readMapping, useMappingMutations, useTryMapping } from '../api/mappings.ts'
import { useProjectId } from '../api/session.ts'
import { useCanCreate } from '../lead/rights.ts'
import { FieldError } from '../ui/field-error.tsx'
import { IconPlus, IconTrash } from '../ui/icons.ts'
import { problemText } from '../ui/problem-text.ts'
import { showDone } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import css from './forms.module.css'
import { Understood } from './understood.tsx'

/** The fields to which a value may go, besides `fields.NAME`. */
const targets = ['title', 'name', 'first_name', 'last_name', 'phone', 'email', 'text', 'source'] as const

/** The rules by which the payloads of a source are interpreted, with a trial before they are saved. */
export function MappingForm({ mapping, canChange }: { mapping: Mapping; canChange: boolean }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const newest = () => readMapping(project, mapping.name)
  const { now, version, isDirty, edit, saving } = useEdits(mapping, newest)
  const [payload, setPayload] = useState('')
  const { save } = useMappingMutations(mapping.name)
  const attempt = useTryMapping(mapping.name)
  const canTry = useCanCreate()
  const setRule = (index: number, rule: Partial<MappingRule>) =>
    edit({ rules: now.rules.map((each, at) => (at === index ? { ...each, ...rule } : each)) })
  const body = {
    kind: now.kind,
    title: now.title,
    confirmation: now.confirmation?.trim() || null,
    rules: now.rules.filter(({ path }) => path.trim() !== '').map((rule) => ({ ...rule, to: rule.to?.trim() || null })),
  }
  const keep = () =>
    save.mutate(
      { ...body, version },
      saving(() => showDone(t('forms.mapping.saved'))),
    )
  return (
    <section aria-labelledby="mapping-title" className={css.mapping}>
      <h2 id="mapping-title">{t('forms.mapping.title')}</h2>
      <p className="t2">{t('forms.mapping.about')}</p>
      <ul className={css.rules}>
        {now.rules.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names, and their order matters
          <li key={index}>
            <input
              className="in s"
              aria-label={t('forms.mapping.path')}
              placeholder="contact.phone"
              maxLength={300}
              value={rule.path}
              disabled={!canChange}
              onChange={({ target }) => setRule(index, { path: target.value })}
            />
            <span aria-hidden>→</span>
            <input
              className="in s"
              list="mapping-targets"
              aria-label={t('forms.mapping.to')}
              placeholder={t('forms.mapping.ignore')}
              maxLength={200}
              value={rule.to ?? ''}
              disabled={!canChange}
              onChange={({ target }) => setRule(index, { to: target.value || null })}
            />
            {canChange && (
              <button
                type="button"
                className="ib"
                aria-label={t('forms.mapping.remove', { path: rule.path })}
                onClick={() => edit({ rules: now.rules.filter((_, at) => at !== index) })}
              >
                <IconTrash className="i" aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      <datalist id="mapping-targets">
        {targets.map((target) => (
          <option key={target} value={target} />
        ))}
        <option value="fields." />
      </datalist>
      {canChange && (
        <p>
          <button
            type="button"
            className="btn s"
            disabled={now.rules.length >= 100}
            onClick={() => edit({ rules: [...now.rules, { path: '', to: 'text' }] })}
          >
            <IconPlus className="i" aria-hidden />
            {t('forms.mapping.add')}
          </button>
        </p>
      )}
      {now.kind === 'vk' && (
        <label className="field">
          <span>{t('forms.mapping.confirmation')}</span>
          <input
            className="in s"
            maxLength={200}
            value={now.confirmation ?? ''}
            disabled={!canChange}
            onChange={({ target }) => edit({ confirmation: target.value || null })}
          />
          <small>{t('forms.mapping.confirmationHint')}</small>
        </label>
      )}
      {canTry && (
        <label className="field">
          <span>{t('forms.mapping.payload')}</span>
          <textarea
            className={`in ${css.area}`}
            rows={5}
            maxLength={65_536}
            placeholder='{"contact": {"phone": "+7 999 123-45-67"}}'
            value={payload}
            onChange={({ target }) => setPayload(target.value)}
          />
        </label>
      )}
      <div className={css.acts}>
        {canTry && (
          <button
            type="button"
            className="btn"
            disabled={payload.trim() === '' || attempt.isPending}
            onClick={() => attempt.mutate({ payload, mapping: body })}
          >
            {t('forms.mapping.try')}
          </button>
        )}
        {canChange && (
          <button type="button" className="btn primary" disabled={!isDirty || save.isPending} onClick={keep}>
            {t('forms.mapping.save')}
          </button>
        )}
      </div>
      <FieldError error={save.error} />
      <div role="status">
        {attempt.error && <p className="msg">{problemText(t, attempt.error)}</p>}
        {attempt.data && <Understood of={attempt.data} />}
      </div>
    </section>
  )
}
