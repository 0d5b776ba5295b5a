import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../session.ts'
import { useFreshCount } from './fresh.ts'
import { openNewLead } from './open.ts'
import { places } from './places.ts'

/** The navigation under the thumb; the new lead in its middle. */
export function PhoneNav() {
  const { t } = useTranslation()
  const project = useProjectId()
  const fresh = useFreshCount()
  const link = ({ name, to, icon: Icon }: (typeof places)[number]) => (
    <Link key={name} to={to} params={{ project } as never} activeProps={{ 'aria-current': 'page' }}>
      <Icon className="i" aria-hidden />
      {t(`nav.${name}`)}
      {name === 'leads' && fresh > 0 && <span className="fresh" />}
    </Link>
  )
  const [leads, board, reports, , settings] = places
  return (
    <nav className="ph-nav" aria-label={t('nav.label')}>
      {link(leads)}
      {link(board)}
      <button type="button" className="add" onClick={() => openNewLead()} aria-label={t('lead.new')}>
        <IconPlus className="i" aria-hidden />
      </button>
      {link(reports)}
      {link(settings)}
    </nav>
  )
}
