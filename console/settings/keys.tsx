import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scopes, useApiKeyMutations, useApiKeys } from '../api/api-keys.ts'
import { confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { IconTrash } from '../ui/icons.ts'
import option from '../ui/option.module.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { CopyOnce } from './copy-once.tsx'
import css from './settings.module.css'

/** The API keys with their scopes and last use; the secret of a new one is shown once. */
export default function Keys() {
  const { t } = useTranslation()
  const format = useFormat()
  const { create, revoke } = useApiKeyMutations()
  const [secret, setSecret] = useState<{ id: string; key: string }>()
  const { data, error, refetch } = useApiKeys()
  const valid = data?.items.filter((key) => key.revoked_at === null)
  return (
    <section aria-labelledby="keys-title">
      <h2 id="keys-title">{t('settings.part.keys')}</h2>
      <p className={css['lead-in']}>{t('settings.keys.about')}</p>
      {secret && (
        <>
          <CopyOnce text={secret.key} />
          <p className="t2">{t('settings.keys.once')}</p>
        </>
      )}
      {error ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : !valid ? (
        <Skeleton rows={3} />
      ) : valid.length === 0 ? (
        <p className="t2">{t('settings.keys.none')}</p>
      ) : (
        <ul className={css['list-box']}>
          {valid.map((key) => (
            <li key={key.id}>
              <span className={css.what}>
                <span className="m cut">{key.name ?? t('settings.keys.nameless', { id: key.id })}</span>
                <small>
                  {t(`settings.scope.${key.scope}`)} ·{' '}
                  {key.last_used_at
                    ? t('settings.keys.used', { when: format.ago(key.last_used_at) })
                    : t('settings.keys.unused')}
                  {key.expires_at && ` · ${t('settings.keys.until', { when: format.dayOfYear(key.expires_at) })}`}
                </small>
              </span>
              <button
                type="button"
                className="ib"
                title={t('settings.keys.end')}
                aria-label={`${t('settings.keys.end')}: ${key.name ?? key.id}`}
                onClick={() => void end(key)}
              >
                <IconTrash className="i" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className={css.stack} onSubmit={(event) => void make(event)}>
        <h3>{t('settings.keys.new')}</h3>
        <label className="field">
          <span>{t('settings.keys.name')}</span>
          <input className="in" name="name" required maxLength={1000} />
        </label>
        <fieldset className={css.scopes}>
          <legend className="sr">{t('settings.keys.scope')}</legend>
          {scopes.map((scope) => (
            <label key={scope} className={option.option}>
              <input type="radio" className="rb" name="scope" value={scope} defaultChecked={scope === 'write'} />
              <span>
                <b className="m">{t(`settings.scope.${scope}`)}</b>
                <small>{t(`settings.scopeHint.${scope}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <footer className={css['row-start']}>
          <button type="submit" className="btn primary">
            {t('settings.keys.make')}
          </button>
        </footer>
      </form>
    </section>
  )

  async function make(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const { name, scope } = Object.fromEntries(new FormData(form)) as { name: string; scope: (typeof scopes)[number] }
    await tryOrShowError(async () => {
      const made = await create.mutateAsync({ name, scope })
      if (made.key !== null) setSecret({ id: made.id, key: made.key })
      form.reset()
    })
  }

  async function end({ id, name }: { id: string; name: string | null }): Promise<void> {
    const title = t('settings.keys.endTitle', { name: name ?? t('settings.keys.nameless', { id }) })
    if (!(await confirm({ title, text: t('settings.keys.endText'), action: t('settings.keys.end') }))) return
    await tryOrShowError(async () => {
      await revoke.mutateAsync(id)
      if (secret?.id === id) setSecret(undefined) // it opens nothing any more
      showDone(t('settings.keys.ended'))
    })
  }
}
