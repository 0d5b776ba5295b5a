import { useTranslation } from 'react-i18next'
import { useAbout } from '../api/about.ts'
import { useFormat } from '../ui/format.ts'
import css from './settings.module.css'

const names = { sqlite: 'SQLite', postgres: 'PostgreSQL' }

/** The version, health and size of the server, and the state of its backups. */
export default function AboutDesk() {
  const { t, i18n } = useTranslation()
  const { data, error } = useAbout()
  const megabytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const size = (bytes: number) => megabytes.format(bytes / 1_000_000)
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{t('settings.part.about')}</h2>
      <dl className={css['facts-box']}>
        <dt>{t('settings.about.version')}</dt>
        <dd className="num">{data?.version ?? '—'}</dd>
        <dt>{t('settings.about.health')}</dt>
        <dd>{error ? t('settings.about.unwell') : data ? t('settings.about.well') : '—'}</dd>
        <dt>{t('settings.about.store')}</dt>
        <dd className="num">{data ? `${names[data.database]}, ${size(data.store_bytes)}` : '—'}</dd>
        <dt>{t('settings.about.backups')}</dt>
        <dd className="num">{data ? <Backups backup={data.backup} size={size} /> : '—'}</dd>
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

type About = NonNullable<ReturnType<typeof useAbout>['data']>

/** The state of the scheduled backups; problems stand out. */
function Backups({ backup, size }: { backup: About['backup']; size: (bytes: number) => string }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (backup === null) return t('settings.about.backup.none')
  const { health, made_at, bytes, tested_at } = backup
  const when = (iso: string | null) => (iso === null ? '—' : format.moment(iso))
  const said = t(`settings.about.backup.${health}`, { when: when(made_at), size: size(bytes ?? 0) })
  if (health === 'new') return said
  if (health !== 'well') return <span className={css['in-trouble']}>{said}</span>
  return tested_at === null ? said : said + t('settings.about.backup.tested', { when: when(tested_at) })
}
