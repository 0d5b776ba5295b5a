import { useTranslation } from 'react-i18next'
import type { Editing } from './draft.ts'
import css from './editor.module.css'

/** The consent that the page asks for: its text, and where it stands at length. */
export function Consent({ editing: { draft, edit } }: { editing: Editing }) {
  const { t } = useTranslation()
  const { consent } = draft
  return (
    <section aria-labelledby="consent-title" className={css.part}>
      <header className={css.sub}>
        <h2 id="consent-title">{t('forms.editor.consent')}</h2>
      </header>
      <label className={css.must}>
        <input
          type="checkbox"
          className="cb"
          checked={consent !== null}
          onChange={({ target }) =>
            edit({ consent: target.checked ? { text: t('forms.editor.usualConsent'), link: null } : null })
          }
        />
        {t('forms.editor.asksConsent')}
      </label>
      {consent && (
        <>
          <label className="field">
            <span>{t('forms.editor.consentText')}</span>
            <textarea
              className={`in ${css.area}`}
              rows={3}
              maxLength={2000}
              value={consent.text}
              onChange={({ target }) => edit({ consent: { ...consent, text: target.value } })}
            />
          </label>
          <label className="field">
            <span>{t('forms.editor.consentLink')}</span>
            <input
              className="in s"
              type="url"
              maxLength={2000}
              placeholder="https://shop.example/privacy"
              value={consent.link ?? ''}
              onChange={({ target }) => edit({ consent: { ...consent, link: target.value.trim() || null } })}
            />
            <small>{t('forms.editor.consentHint')}</small>
          </label>
        </>
      )}
    </section>
  )
}
