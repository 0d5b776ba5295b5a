import { useTranslation } from 'react-i18next'
import { IconArrowUp, IconRefresh } from '../ui/icons.ts'
import css from './leads.module.css'
import type { Leads } from './use-leads.ts'

/** Notes above the rows: how many leads were inserted above the visible ones, with a link there, and rows that failed to load. */
export function ListNotes({ leads: { above, rows, window: list, setCurrent } }: { leads: Leads }) {
  const { t } = useTranslation()
  return (
    <div className={css.above} role="status">
      {above > 0 && (
        <button
          type="button"
          className="btn primary s"
          onClick={() => {
            setCurrent(undefined)
            list.goTo(0)
          }}
        >
          <IconArrowUp className="i" aria-hidden />
          {t('leads.newAbove', { count: above })}
        </button>
      )}
      {rows.hasFailed && (
        <button type="button" className="btn s" onClick={rows.retry}>
          <IconRefresh className="i" aria-hidden />
          {t('leads.rowsFailed')}
        </button>
      )}
    </div>
  )
}
