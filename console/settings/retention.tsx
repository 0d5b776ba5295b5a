import { useTranslation } from 'react-i18next'
import { useRetention } from '../api/retention.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { RetentionForm } from './retention-form.tsx'
import css from './settings.module.css'

/** The data whose days the server sets, or that stays until somebody removes it. */
const others = ['leads', 'bin', 'undo', 'notices', 'visits', 'audit'] as const

/** The retention of the project: the days that an owner chooses, and the others for information. */
export default function RetentionPart() {
  const { t } = useTranslation()
  const { data, error, refetch } = useRetention()
  return (
    <section aria-labelledby="retention-title">
      <h2 id="retention-title">{t('settings.part.retention')}</h2>
      <p className={css['lead-in']}>{t('settings.retention.about')}</p>
      {data ? (
        <RetentionForm settings={data} />
      ) : error ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
      <h3>{t('settings.retention.others')}</h3>
      <dl className={css['facts-box']}>
        {others.map((name) => (
          <Kept key={name} name={name} />
        ))}
      </dl>
    </section>
  )
}

function Kept({ name }: { name: (typeof others)[number] }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{t(`settings.retention.other.${name}`)}</dt>
      <dd>{t(`settings.retention.kept.${name}`)}</dd>
    </>
  )
}
