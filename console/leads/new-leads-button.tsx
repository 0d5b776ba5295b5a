import { useTranslation } from 'react-i18next'
import { IconArrowUp } from '../ui/icons.ts'
import css from './leads.module.css'
import type { Leads } from './use-leads.ts'

/** Shows how many leads were inserted above the visible rows, and scrolls there. */
export function NewLeadsButton({ leads: { above, window: list, setCurrent } }: { leads: Leads }) {
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
    </div>
  )
}
