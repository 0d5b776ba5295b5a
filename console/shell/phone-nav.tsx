import { Menu } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useUnreadNotices } from '../api/bell.ts'
import { useLeadDraftsAside } from '../api/lead-draft.ts'
import { useProject } from '../api/session.ts'
import { useCanCreate } from '../lead/rights.ts'
import { IconBell, IconDots, IconForms, IconPlus } from '../ui/icons.ts'
import { useCarriedView } from './last-view.ts'
import css from './nav.module.css'
import { navItems } from './nav-items.ts'
import { openBell, openNewLead } from './overlays.ts'
import { useTodayCount } from './use-today-count.ts'
import { useUnopenedCount } from './use-unopened-count.ts'

/** The navigation at the bottom of a phone, with the new lead in its middle. */
export function PhoneNav() {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  const { pathname } = useLocation()
  const fresh = useUnopenedCount()
  const unread = useUnreadNotices()
  const { calls, mentions } = useTodayCount()
  const waiting = calls + mentions
  const canCreate = useCanCreate()
  const aside = useLeadDraftsAside()
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
  const [today, leads, board, ...others] = navItems
  const inbox = { name: 'inbox', to: '/p/$project/inbox', icon: IconForms } as const
  const rest = others.flatMap((item): (typeof item | typeof inbox)[] =>
    item.name === 'forms' && role !== 'contractor' ? [item, inbox] : [item],
  )
  const isRest = rest.some(({ to }) => pathname.startsWith(to.replace('$project', project)))
  return (
    <nav className={css['ph-nav']} aria-label={t('nav.label')}>
      {link(today)}
      {link(leads)}
      {canCreate && (
        <button
          type="button"
          className={css.add}
          onClick={() => openNewLead()}
          aria-label={aside > 0 ? `${t('lead.new')}. ${t('lead.aside', { count: aside })}` : t('lead.new')}
        >
          <IconPlus className="i" aria-hidden />
          {aside > 0 && <span className={`num ${css.aside}`}>{aside}</span>}
        </button>
      )}
      {link(board)}
      <Menu position="top-end" width={220}>
        <Menu.Target>
          <button type="button" className={css.more} aria-current={isRest ? 'page' : undefined}>
            <IconDots className="i" aria-hidden />
            {t('nav.more')}
            {unread > 0 && <span className="fresh" />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconBell className="i" aria-hidden />}
            rightSection={unread > 0 && <span className="num">{unread}</span>}
            onClick={openBell}
          >
            {t('nav.bell')}
          </Menu.Item>
          {rest.map(({ name, to, icon: Icon }) => (
            <Menu.Item
              key={name}
              component={Link}
              to={to}
              params={{ project } as never}
              leftSection={<Icon className="i" aria-hidden />}
            >
              {t(name === 'inbox' ? 'entry.inbox' : `nav.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  )
}
