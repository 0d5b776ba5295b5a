import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useServerAddress } from '../api/entry-points.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { useSecret, useSiteKeys } from '../api/site-keys.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { NotFound } from '../ui/not-found.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AddressNote } from './address-note.tsx'
import { Check } from './check.tsx'
import { Code } from './code.tsx'
import { Crumb } from './crumb.tsx'
import css from './forms.module.css'
import { OriginsField, RotateKey } from './key-parts.tsx'
import { snippetOf } from './markup.ts'
import { hostsOf } from './ways.ts'

/** A site with its key: the snippet, the sites from which it is accepted, and the former address for its scripts. */
export default function SitePage() {
  const { t } = useTranslation()
  const { role } = useProject()
  const { key: id } = useParams({ strict: false }) as { key: string }
  const canManage = canManageProject(role)
  const { all, error, retry } = useSiteKeys(canManage)
  const secret = useSecret(id)
  const { address } = useServerAddress()
  const key = all?.find((each) => each.id === id)
  const name = key?.name ?? hostsOf(key?.origins ?? [])[0] ?? t('forms.nameless', { id })
  const shown = secret ?? 'zk_…'
  return (
    <>
      <Crumb title={name} points={(point) => point.key === id} />
      <div className={css.one}>
        {!canManage ? (
          <p className={css.note}>{t('forms.needsManager')}</p>
        ) : error && !all ? (
          <ErrorPanel error={error} reset={retry} />
        ) : !all ? (
          <Skeleton rows={6} />
        ) : !key ? (
          <NotFound title={t('forms.noKey')} />
        ) : (
          <>
            <AddressNote />
            <OriginsField id={id} origins={key.origins} />
            {secret === undefined && <RotateKey id={id} />}
            <section aria-labelledby="snippet-title">
              <h2 id="snippet-title">{t('forms.site.snippet')}</h2>
              <p className="t2">{t('forms.site.snippetHint')}</p>
              <Code label={t('forms.site.snippet')} text={snippetOf(address, shown)} isWaiting={secret === undefined} />
              <p className="t2">{t('forms.site.mark')}</p>
              <Code label={t('forms.site.markLabel')} text="<form data-zayavka>" />
            </section>
            <section aria-labelledby="former-title">
              <h2 id="former-title">{t('forms.site.former')}</h2>
              <p className="t2">{t('forms.site.formerHint')}</p>
              <Code
                label={t('forms.site.former')}
                text={`${address}/api/proxy/1.0/leads/add?key=${shown}`}
                isWaiting={secret === undefined}
              />
            </section>
          </>
        )}
        <Check which={{ key: id }} />
      </div>
    </>
  )
}
