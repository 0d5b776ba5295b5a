import { useTranslation } from 'react-i18next'
import css from './centered.module.css'

/** Shown for an unknown address, with a link home. */
export function NotFound({ title }: { title?: string }) {
  const { t } = useTranslation()
  return (
    <section className={css.centered} role="alert">
      <h3>{title ?? t('failed.page')}</h3>
      <div className={css.actions}>
        <a className="btn" href="/">
          {t('failed.home')}
        </a>
      </div>
    </section>
  )
}
