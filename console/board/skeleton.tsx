import { useTranslation } from 'react-i18next'
import css from './board.module.css'

/** The placeholder of a board, of the same size, so that nothing shifts. */
export function BoardSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={css.board} role="status" aria-label={t('loading')}>
      {[5, 4, 3, 4, 2].map((cards, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <div className={css.col} key={index}>
          <div className={css['col-head']}>
            <span className="sk" style={{ width: 96 }} />
          </div>
          <div className={css.cards}>
            {Array.from({ length: cards }, (_, card) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never change
              <div className={css.card} key={card} style={{ height: 90 }}>
                <span className="sk" style={{ width: '70%' }} />
                <span className="sk" style={{ width: '90%' }} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
