import { useTranslation } from 'react-i18next'
import type { ConsentName, Editing } from './draft.ts'
import css from './editor.module.css'

/** The consents that the page asks for, each with a box of its own: the required one to processing, and the one to advertising. */
export function Consents({ editing }: { editing: Editing }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="consent-title" className={css.part}>
      <header className={css.sub}>
        <h2 id="consent-title">{t('forms.editor.consents')}</h2>
      </header>
      <Consent editing={editing} name="consent" />
      <Consent editing={editing} name="ads_consent" />
    </section>
  )
}

/** One consent: its text, and a link to the full text. */
function Consent({ editing: { draft, edit }, name }: { editing: Editing; name: ConsentName }) {
  const { t } = useTranslation()
  const consent = draft[name]
  const change = (changed: Partial<NonNullable<typeof consent>> | null) =>
    edit({ [name]: changed && { text: '', link: null, ...consent, ...changed } })
  return (
    <>
      <label className={css.must}>
        <input
          type="checkbox"
          className="cb"
          checked={consent !== null}
          onChange={({ target }) => change(target.checked ? { text: t(`forms.editor.${name}.usual`) } : null)}
        />
        {t(`forms.editor.${name}.asks`)}
      </label>
      {consent && (
        <>
          <label className="field">
            <span>{t(`forms.editor.${name}.text`)}</span>
            <textarea
              className={`in ${css.area}`}
              rows={3}
              maxLength={2000}
              value={consent.text}
              onChange={({ target }) => change({ text: target.value })}
            />
          </label>
          <label className="field">
            <span>{t(`forms.editor.${name}.link`)}</span>
            <input
              className="in s"
              type="url"
              maxLength={2000}
              placeholder="https://shop.example/privacy"
              value={consent.link ?? ''}
              onChange={({ target }) => change({ link: target.value.trim() || null })}
            />
            {name === 'consent' && <small>{t('forms.editor.consent.hint')}</small>}
          </label>
        </>
      )}
    </>
  )
}
