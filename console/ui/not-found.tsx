import { useTranslation } from 'react-i18next'

/** Shown for an unknown address, with a link home. */
export function NotFound({ title }: { title?: string }) {
  const { t } = useTranslation()
  return (
    <section className="center" role="alert">
      <h3>{title ?? t('failed.page')}</h3>
      <div className="row-acts">
        <a className="btn" href="/">
          {t('failed.home')}
        </a>
      </div>
    </section>
  )
}
