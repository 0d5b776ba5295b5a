import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCapture } from '../api/capture.ts'
import { useProject } from '../api/session.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CaptureForm } from './capture-form.tsx'
import css from './settings.module.css'

/** How the project handles submissions of sites: what is spam, and what a repeated enquiry becomes. */
export default function CapturePart() {
  const { t } = useTranslation()
  const { id } = useProject()
  const { data, error, refetch } = useCapture()
  return (
    <section aria-labelledby="capture-title">
      <h2 id="capture-title">{t('settings.part.capture')}</h2>
      <p className={css['lead-in']}>{t('settings.capture.about')}</p>
      {data ? (
        <CaptureForm settings={data} />
      ) : error ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
      <p className="t2">
        {t('settings.capture.origins')}{' '}
        <Link className="link" to={`/p/${id}/settings/keys`}>
          {t('settings.part.keys')}
        </Link>
        {', '}
        <Link className="link" to={`/p/${id}/forms`}>
          {t('nav.forms')}
        </Link>
        .
      </p>
    </section>
  )
}
