import { useTranslation } from 'react-i18next'
import type { Lead } from '../../api/types.ts'
import css from './timeline.module.css'

type Touch = NonNullable<Lead['first_touch']>

/** The first and the last touch: where the visitor came from. */
export function Touches({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const { first_touch: first, last_touch: last } = lead
  if (!first && !last) return null
  const isOne = !first || !last || JSON.stringify(first) === JSON.stringify(last)
  return (
    <section className={css.sec} aria-label={t('card.touch.title')}>
      <h2>{t('card.touch.title')}</h2>
      <div className={css.touches} style={isOne ? { gridTemplateColumns: '1fr' } : {}}>
        {isOne ? (
          <Visit touch={(last ?? first) as Touch} label={t(first && last ? 'card.touch.only' : 'card.touch.visit')} />
        ) : (
          <>
            <Visit touch={first} label={t('card.touch.first')} />
            <Visit touch={last} label={t('card.touch.last')} />
          </>
        )}
      </div>
    </section>
  )
}

function Visit({ touch, label }: { touch: Touch; label: string }) {
  const { t } = useTranslation()
  const from = touch.utm_source ?? hostOf(touch.referrer) ?? t('card.touch.direct')
  const medium = touch.utm_medium
  const campaign = [touch.utm_campaign, touch.utm_content, touch.utm_term].filter(Boolean).join(' · ')
  const click = Object.keys(touch).find((name) => /clid$|clickid$/.test(name))
  return (
    <div>
      <span className="t2">{label}</span>
      <p className="m cut" title={touch.referrer}>
        {from}
        {medium && <span className="t2"> · {medium}</span>}
      </p>
      {campaign && (
        <p className="t2 cut" title={campaign}>
          {campaign}
        </p>
      )}
      {touch.landing && (
        <p className="t2 cut" title={touch.landing}>
          {pathOf(touch.landing)}
        </p>
      )}
      {click && <p className="t2 cut">{t('card.touch.click', { name: click })}</p>}
    </div>
  )
}

function hostOf(address: string | undefined): string | undefined {
  return URL.parse(address ?? '')?.hostname.replace(/^www\./, '')
}

function pathOf(address: string): string {
  const url = URL.parse(address)
  return url ? `${url.hostname.replace(/^www\./, '')}${url.pathname}` : address
}
