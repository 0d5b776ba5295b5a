import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePullMutations } from '../api/pulls.ts'
import { useProjectId } from '../api/session.ts'
import { useStatuses } from '../api/statuses.ts'
import type { Pull } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import css from './pull.module.css'

/** Asks for the address and the key, and starts a pull. After a pull it takes over later changes. */
export function PullForm({ former }: { former: Pull | undefined }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const { begin } = usePullMutations()
  const statuses = useStatuses()
  const [error, setError] = useState<unknown>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const { url = '', outside = '', key = '', missing = '', watch } = given
    const draft = { url: url.trim(), outside_project: outside.trim(), key: key.trim(), watch: watch !== undefined }
    setError(undefined)
    await begin.mutateAsync({ ...draft, ...(missing !== '' && { missing_status: missing }) }).catch(setError)
  }
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} aria-label={t('pull.form')}>
      {former && <h3>{t('pull.again')}</h3>}
      <label className="field">
        <span>{t('pull.url')}</span>
        <input
          className="in"
          name="url"
          type="url"
          required
          maxLength={500}
          defaultValue={former?.url ?? 'https://cloud.roistat.com'}
        />
      </label>
      <label className="field">
        <span>{t('pull.outside')}</span>
        <input
          className="in"
          name="outside"
          required
          inputMode="numeric"
          pattern="[0-9]{1,15}"
          defaultValue={former?.outside_project ?? project}
        />
      </label>
      <label className="field">
        <span>{t('pull.key')}</span>
        <input className="in" name="key" type="password" required maxLength={200} autoComplete="off" />
        <small>{t('pull.keyHint')}</small>
      </label>
      <label className="field">
        <span>{t('pull.missing')}</span>
        <select className="in" name="missing" defaultValue={former?.missing_status ?? ''}>
          <option value="">{t('pull.missingNone')}</option>
          {statuses.map(({ id, name }) => (
            <option key={id} value={id}>
              {t('pull.missingAs', { name })}
            </option>
          ))}
        </select>
      </label>
      <label className={css.check}>
        <input type="checkbox" className="cb" name="watch" aria-describedby="pull-watch" />
        <span>{t('pull.watch')}</span>
        <small id="pull-watch" className="t2">
          {t('pull.watchHint')}
        </small>
      </label>
      <FieldError error={error} />
      <div>
        <button type="submit" className="btn primary" disabled={begin.isPending}>
          {t(begin.isPending ? 'pull.trying' : 'pull.begin')}
        </button>
      </div>
    </form>
  )
}
