import { useTranslation } from 'react-i18next'
import css from './skeleton.module.css'

/** Placeholder rows of the final height, so that nothing shifts when the data comes. */
export function Skeleton({ rows = 12 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div className={css.row} key={index}>
          <span className="sk" style={{ width: `${60 + ((index * 37) % 40)}%` }} />
          <span className="sk" style={{ width: `${40 + ((index * 53) % 50)}%` }} />
          <span className="sk tall" />
          <span className="sk" />
          <span className="sk round" />
        </div>
      ))}
    </div>
  )
}
