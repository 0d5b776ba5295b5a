import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, scopes, useApiKeyMutations, useApiKeys } from '../api/api-keys.ts'
import { confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { IconPencil, IconTrash } from '../ui/icons.ts'
import option from '../ui/option.module.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { useOneAtATime } from '../ui/use-one-at-a-time.ts'
import { CopyOnce } from './copy-once.tsx'
import { endOfKey } from './key-end.ts'
import listBox from './list-box.module.css'
import css from './settings.module.css'

const KeyForm = lazy(() => import('./key-form.tsx'))

/** The API keys with their scopes and last use; the secret of a new one is shown once. */
export default function Keys() {
  const { t } = useTranslation()
  const format = useFormat()
  const { create, revoke } = useApiKeyMutations()
  const [changed, setChanged] = useState<ApiKey>()
  const [secret, setSecret] = useState<{ id: string; key: string }>()
  const { data, error, refetch } = useApiKeys()
  const [isBusy, run] = useOneAtATime()
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
      {error && !data ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : !valid ? (
        <Skeleton rows={3} />
      ) : valid.length === 0 ? (
        <p className="t2">{t('settings.keys.none')}</p>
      ) : (
        <ul className={listBox.box}>
          {valid.map((key) => (
            <li key={key.id}>
              <span className={listBox.what}>
                <span className="m cut">{key.name ?? t('settings.keys.nameless', { id: key.id })}</span>
                <small>
                  {t(`settings.scope.${key.scope}`)} ·{' '}
                  {key.last_used_at
                    ? t('settings.keys.used', { when: format.ago(key.last_used_at) })
                    : t('settings.keys.unused')}
                  {' · '}
                  <End of={key.expires_at} />
                </small>
              </span>
              <button
                type="button"
                className="ib"
                title={t('settings.keys.change')}
                aria-label={`${t('settings.keys.change')}: ${key.name ?? key.id}`}
                onClick={() => setChanged(key)}
              >
                <IconPencil className="i" aria-hidden />
              </button>
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
      <form className={css.stack} onSubmit={make}>
        <h3>{t('settings.keys.new')}</h3>
        <label className="field">
          <span>{t('settings.keys.name')}</span>
          <input className="in" name="name" required maxLength={1000} />
        </label>
        <label className="field">
          <span>{t('settings.keys.untilDay')}</span>
          <input className="in" type="date" name="until" min={format.dayKey(new Date())} />
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
          <button type="submit" className="btn primary" disabled={isBusy}>
            {t('settings.keys.make')}
          </button>
        </footer>
      </form>
      <Suspense fallback={null}>{changed && <KeyForm apiKey={changed} close={() => setChanged(undefined)} />}</Suspense>
    </section>
  )

  function make(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = event.currentTarget
    const given = Object.fromEntries(new FormData(form)) as { name: string; scope: ApiKey['scope']; until: string }
    const { name, scope, until } = given
    const send = async () => {
      const made = await create.mutateAsync({ name, scope, expires_at: endOfKey(until, format.timeZone) })
      if (made.key !== null) setSecret({ id: made.id, key: made.key })
      form.reset()
    }
    void run(() => tryOrShowError(send))
  }

  async function end({ id, name }: { id: string; name: string | null }): Promise<void> {
    const title = t('settings.keys.endTitle', { name: name ?? t('settings.keys.nameless', { id }) })
    if (!(await confirm({ title, text: t('settings.keys.endText'), action: t('settings.keys.end') }))) return
    await tryOrShowError(async () => {
      await revoke.mutateAsync(id)
      if (secret?.id === id) setSecret(undefined) // the secret no longer works
      showDone(t('settings.keys.ended'))
    })
  }
}

/** The expiry of a key; an expired key no longer works. */
function End({ of }: { of: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (of === null) return t('settings.keys.noEnd')
  const when = format.dayOfYear(of)
  if (Date.parse(of) > Date.now()) return t('settings.keys.until', { when })
  return <span className={css.expired}>{t('settings.keys.expired', { when })}</span>
}
