import { useTranslation } from 'react-i18next'
import centered from '../ui/centered.module.css'
import { useView } from '../view.ts'

/** A view without leads, with a link to one that may have some. */
export function EmptyReport() {
  const { t } = useTranslation()
  const [view, change] = useView()
  const isFiltered = view.filter !== undefined || view.q !== ''
  return (
    <section className={centered.centered} role="status">
      <h3>{t('reports.empty.title')}</h3>
      <p>{t(isFiltered ? 'reports.empty.filtered' : 'reports.empty.hint')}</p>
      <div className={centered.actions}>
        {view.period !== 'all' && (
          <button type="button" className="btn" onClick={() => change({ period: 'all' })}>
            {t('reports.empty.allTime')}
          </button>
        )}
        {isFiltered && (
          <button type="button" className="btn quiet" onClick={() => change({ filter: undefined, q: '' })}>
            {t('reports.empty.drop')}
          </button>
        )}
      </div>
    </section>
  )
}
