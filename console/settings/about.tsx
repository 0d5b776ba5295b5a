import { useTranslation } from 'react-i18next'
import { useAbout } from '../api/about.ts'
import css from './settings.module.css'

const names = { sqlite: 'SQLite', postgres: 'PostgreSQL' }

/** Version, health and size of the server. */
export default function AboutDesk() {
  const { t, i18n } = useTranslation()
  const { data, error } = useAbout()
  const megabytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{t('settings.part.about')}</h2>
      <dl className={css['facts-box']}>
        <dt>{t('settings.about.version')}</dt>
        <dd className="num">{data?.version ?? '—'}</dd>
        <dt>{t('settings.about.health')}</dt>
        <dd>{error ? t('settings.about.unwell') : data ? t('settings.about.well') : '—'}</dd>
        <dt>{t('settings.about.store')}</dt>
        <dd className="num">
          {data ? `${names[data.database]}, ${megabytes.format(data.store_bytes / 1_000_000)}` : '—'}
        </dd>
      </dl>
      <p className="t2">{t('settings.about.wire')}</p>
      <p className={css['row-start']}>
        <a className="link" href="/docs">
          {t('settings.about.docs')}
        </a>
      </p>
    </section>
  )
}
