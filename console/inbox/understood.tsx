import { useTranslation } from 'react-i18next'
import type { WholeReceipt } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './detail.module.css'

type Consent = NonNullable<WholeReceipt['understood']>['consent']

/** The interpreted fields, in the order of a lead. */
export function Understood({ receipt }: { receipt: WholeReceipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { understood } = receipt
  const sayConsent = (consent: Consent) =>
    consent && t('inbox.consent', { version: consent.version, when: format.dayAndClock(consent.at) })
  const touch = understood?.last_touch ?? understood?.first_touch
  const rows = understood
    ? [
        [t('inbox.field.name'), understood.name],
        [t('inbox.field.phone'), understood.phone],
        [t('inbox.field.email'), understood.email],
        [t('inbox.field.text'), understood.text],
        ...Object.entries(understood.fields ?? {}).map(
          ([name, value]) => [name, String(value), t('inbox.field.own')] as const,
        ),
        [t('inbox.field.title'), understood.title],
        [t('inbox.field.source'), understood.source],
        [t('inbox.field.utm'), [touch?.utm_source, touch?.utm_medium].filter(Boolean).join(', ')],
        [t('inbox.field.campaign'), touch?.utm_campaign],
        [t('inbox.field.page'), touch?.landing],
        [t('inbox.field.consent'), sayConsent(understood.consent)],
        [t('inbox.field.ads_consent'), sayConsent(understood.ads_consent)],
      ]
    : []
  const known = rows.filter(([, value]) => value)
  return (
    <section aria-labelledby="understood">
      <h3 id="understood" className={`${css.head} ${css.said}`}>
        {t('inbox.understood')}
      </h3>
      {known.length === 0 ? (
        <p className="t2">{t('inbox.notUnderstood')}</p>
      ) : (
        <dl className={css.got}>
          {known.map(([name, value, note]) => (
            <div key={name}>
              <dt className="cut" title={name as string}>
                {name}
              </dt>
              <dd>
                {value} {note && <span className="t2">· {note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
