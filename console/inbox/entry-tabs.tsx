import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useReceiptSummary } from '../api/inbox.ts'
import { useProject } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import pageHead from '../ui/page-head.module.css'
import { useIsPhone } from '../ui/use-phone.ts'

const tabs = ['forms', 'inbox', 'import'] as const

/** The tabs of the entry points. The tab of the inbox shows how many receipts wait for a person. */
export function EntryTabs({ here, waiting }: { here: (typeof tabs)[number]; waiting?: number | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project, role } = useProject()
  const isPhone = useIsPhone()
  const isElsewhere = here !== 'inbox' && role !== 'contractor' // contractors may not see receipts
  const read = useReceiptSummary({ period: 'today' }, isElsewhere)?.in_quarantine // of all time, whatever the period
  const count = (isElsewhere ? read : waiting) ?? 0
  return (
    <nav className={isPhone ? pageHead['ph-tabs'] : pageHead.tabs} aria-label={t('entry.tabs')}>
      {tabs
        .filter((tab) => tab === here || (role !== 'contractor' && (tab !== 'import' || role !== 'viewer')))
        .map((tab) => (
          <Link
            key={tab}
            className={pageHead.tab}
            to={`/p/${project}/${tab}`}
            aria-current={tab === here ? 'page' : undefined}
          >
            {t(`entry.${tab}`)}
            {tab === 'inbox' && count > 0 && <span className="num">{format.number(count)}</span>}
          </Link>
        ))}
    </nav>
  )
}
