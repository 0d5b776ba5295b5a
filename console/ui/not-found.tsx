import { useTranslation } from 'react-i18next'

/** Says that an address leads nowhere, and goes back to where there is something. */
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
