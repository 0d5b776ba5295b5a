import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import { useCanCreate } from '../lead/rights.ts'
import { IconPlus } from '../ui/icons.ts'
import { useCarriedView } from './last-view.ts'
import css from './nav.module.css'
import { navItems } from './nav-items.ts'
import { openNewLead } from './overlays.ts'
import { useTodayCount } from './use-today-count.ts'
import { useUnopenedCount } from './use-unopened-count.ts'

/** The navigation at the bottom of a phone, with the new lead in its middle. */
export function PhoneNav() {
  const { t } = useTranslation()
  const project = useProjectId()
  const fresh = useUnopenedCount()
  const { calls, mentions } = useTodayCount()
  const waiting = calls + mentions
  const canCreate = useCanCreate()
  const searchFor = useCarriedView()
  const link = ({ name, to, icon: Icon }: (typeof navItems)[number]) => (
    <Link
      key={name}
      to={to}
      params={{ project } as never}
      search={searchFor(name) as never}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon className="i" aria-hidden />
      {t(`nav.${name}`)}
      {name === 'today' && waiting > 0 && <span className="fresh" />}
      {name === 'leads' && fresh > 0 && <span className="fresh" />}
    </Link>
  )
  const [today, leads, board, , , settings] = navItems
  return (
    <nav className={css['ph-nav']} aria-label={t('nav.label')}>
      {link(today)}
      {link(leads)}
      {canCreate && (
        <button type="button" className={css.add} onClick={() => openNewLead()} aria-label={t('lead.new')}>
          <IconPlus className="i" aria-hidden />
        </button>
      )}
      {link(board)}
      {link(settings)}
    </nav>
  )
}
