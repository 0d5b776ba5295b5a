import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canManageProject, useProject } from '../api/session.ts'
import { originsIn, useSecret, useSiteKeyMutations, useSiteKeys } from '../api/site-keys.ts'
import { FailedPart } from '../ui/failed-part.tsx'
import { tryOrShowError } from '../ui/toasts.tsx'
import css from './forms.module.css'
import { OriginsField, RotateKey } from './key-parts.tsx'
import { hostsOf } from './ways.ts'

type ChosenKey = ReturnType<typeof useChosenKey>

/** The key in the shown code: the chosen one, or the newest; `sites` are those of the form. */
export function useChosenKey(sites: readonly string[]) {
  const { role } = useProject()
  const keys = useSiteKeys(canManageProject(role))
  const [id, choose] = useState<string>()
  const key = keys.all?.find((each) => each.id === id) ?? keys.all?.at(-1)
  return { ...keys, key, choose, secret: useSecret(key?.id), sites }
}

/** The key of a site in the shown code: created here if there is none, with its sites to be edited in place. */
export function SiteKey({ chosen }: { chosen: ChosenKey }) {
  const { t } = useTranslation()
  const { all, key, choose, secret, sites, error, retry } = chosen
  const [isNew, setNew] = useState(false)
  if (!all) return error && <FailedPart error={error} retry={retry} />
  if (!key || isNew)
    return (
      <NewKey
        sites={sites}
        onMade={(id) => {
          choose(id)
          setNew(false)
        }}
      />
    )
  return (
    <div className={css.key}>
      <label className={css['key-of']}>
        <span className="t2">{t('forms.key.of')}</span>
        <select
          className="in s"
          value={key.id}
          onChange={({ target }) => (target.value === 'new' ? setNew(true) : choose(target.value))}
        >
          {all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? t('forms.nameless', { id })}
            </option>
          ))}
          <option value="new">{t('forms.key.new')}</option>
        </select>
      </label>
      <OriginsField id={key.id} origins={key.origins} />
      {secret === undefined && <RotateKey id={key.id} />}
    </div>
  )
}

function NewKey({ sites, onMade }: { sites: readonly string[]; onMade(id: string): void }) {
  const { t } = useTranslation()
  const { create } = useSiteKeyMutations()
  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const origins = originsIn(String(new FormData(event.currentTarget).get('site') ?? ''))
    const name = hostsOf(origins)[0] ?? t('forms.newSite.nameless')
    void tryOrShowError(async () => onMade((await create.mutateAsync({ name, origins })).id))
  }
  return (
    <form className={css['new-key']} onSubmit={make}>
      <label className="field">
        <span>{t('forms.newSite.site')}</span>
        <input
          className="in s"
          name="site"
          required
          maxLength={1000}
          placeholder="shop.example"
          defaultValue={hostsOf(sites).join(', ')}
        />
      </label>
      <button type="submit" className="btn" disabled={create.isPending}>
        {t('forms.newSite.make')}
      </button>
    </form>
  )
}
