import { useTranslation } from 'react-i18next'
import facts from './facts/facts.module.css'
import style from './lead.module.css'

/** The placeholder of a lead, of the same size, so that nothing shifts. */
export function LeadSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('loading')}>
      <div className={style.skName}>
        <span className="sk" style={{ width: 192, height: 16 }} />
      </div>
      <div className={style.skTitle}>
        <span className="sk" style={{ width: 264 }} />
      </div>
      <div className={style['l-state']}>
        <span className="sk tall" style={{ width: 72 }} />
        <span className={`${style.price} sk`} style={{ width: 88, height: 14 }} />
      </div>
      <div className={style['l-acts']}>
        {[116, 112, 132].map((width) => (
          <span key={width} className="sk" style={{ width, height: 32, borderRadius: 6 }} />
        ))}
      </div>
      <div className={facts.facts}>
        {[132, 176, 96, 128, 112, 104].map((width) => (
          <div key={width} className={style.skFact}>
            <span className="sk" style={{ width: 72 }} />
            <span className="sk" style={{ width }} />
          </div>
        ))}
      </div>
    </div>
  )
}
