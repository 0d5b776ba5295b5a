import { useTranslation } from 'react-i18next'
import { renderSVG } from 'uqr'
import { useServerAddress } from '../api/entry-points.ts'
import type { Form } from '../api/forms.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { IconDownload } from '../ui/icons.ts'
import { AddressNote } from './address-note.tsx'
import { Code, CopyButton } from './code.tsx'
import css from './forms.module.css'
import { frameOf, markedForm, plainForm, snippetOf } from './markup.ts'
import { SiteKey, useChosenKey } from './site-key.tsx'

/** Three ways to put a form on a site, each to be copied. */
export function Install({ form }: { form: Form }) {
  const { t } = useTranslation()
  const { role } = useProject()
  const { address } = useServerAddress()
  const chosen = useChosenKey(form.origins)
  const link = `${address}${form.path}`
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(link, { border: 2 }))}`
  const button = form.language === 'ru' ? 'Отправить' : 'Send'
  return (
    <section aria-labelledby="install-title" className={css.install}>
      <h2 id="install-title" className="sr">
        {t('forms.install.title')}
      </h2>
      <AddressNote />
      <div className={css.set}>
        <section aria-labelledby="install-snippet">
          <h3 id="install-snippet">{t('forms.install.snippet')}</h3>
          <p>{t('forms.install.snippetHint')}</p>
          {canManageProject(role) && <SiteKey chosen={chosen} />}
          <Code
            label={t('forms.install.snippet')}
            text={`${snippetOf(address, chosen.secret ?? 'zk_…')}\n${markedForm(form, button)}`}
            isWaiting={chosen.secret === undefined}
          />
        </section>
        <section aria-labelledby="install-link">
          <h3 id="install-link">{t('forms.install.link')}</h3>
          <p>
            <a className="link" href={link} target="_blank" rel="noopener">
              {link.replace(/^https?:\/\//, '')}
            </a>
          </p>
          <img className={css.qr} width="128" height="128" src={picture} alt={t('forms.install.qr')} />
          <div className={css.acts}>
            <CopyButton label={t('forms.install.link')} text={link} />
            <a
              className="ib"
              href={picture}
              download={`form-${form.id}.svg`}
              title={t('forms.install.download')}
              aria-label={t('forms.install.download')}
            >
              <IconDownload className="i" aria-hidden />
            </a>
          </div>
        </section>
        <section aria-labelledby="install-html">
          <h3 id="install-html">{t('forms.install.html')}</h3>
          <p>{t('forms.install.htmlHint')}</p>
          <Code label={t('forms.install.html')} text={plainForm(address, form, button)} />
          <h3>{t('forms.install.frame')}</h3>
          <Code label={t('forms.install.frame')} text={frameOf(address, form)} />
        </section>
      </div>
    </section>
  )
}
