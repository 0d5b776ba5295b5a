import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '../ui/icons.ts'
import { Mark } from '../ui/mark.tsx'
import { BellButton } from './bell.tsx'
import { useCarriedView } from './last-view.ts'
import { Live } from './live.tsx'
import { Me } from './me.tsx'
import css from './nav.module.css'
import { isBehind, navItems } from './nav-items.ts'
import { openPalette } from './overlays.ts'
import { ProjectSwitch } from './project-switch.tsx'
import { useTodayCount } from './use-today-count.ts'
import { useUnopenedCount } from './use-unopened-count.ts'

/** A window with space for icons only. */
const tight = '(max-width: 1099px)'

/** The navigation on the left, which can be collapsed to icons, and collapses by itself in a narrow window. */
export function Nav() {
  const { t } = useTranslation()
  const project = useProjectId()
  const fresh = useUnopenedCount()
  const today = useTodayCount()
  const format = useFormat()
  const searchFor = useCarriedView()
  const { pathname } = useLocation()
  const isTight = useMediaQuery(tight, window.matchMedia(tight).matches, { getInitialValueInEffect: false })
  const [isFolded, setFolded] = useLocalStorage({
    key: 'zayavka.nav',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const isNarrow = isTight || isFolded
  return (
    <nav
      className={isNarrow ? `${css.nav} ${css.narrow}` : css.nav}
      aria-label={t('nav.label')}
      data-narrow={isNarrow || undefined}
    >
      <div className={css['nav-top']}>
        <Mark />
        {!isNarrow && <b className="grow">{t('brand')}</b>}
        {!isTight && (
          <button
            type="button"
            className="ib"
            title={isNarrow ? t('nav.expand') : t('nav.collapse')}
            aria-label={isNarrow ? t('nav.expand') : t('nav.collapse')}
            onClick={() => setFolded(!isNarrow)}
          >
            {isNarrow ? <IconLayoutSidebarLeftExpand className="i" /> : <IconLayoutSidebarLeftCollapse className="i" />}
          </button>
        )}
      </div>
      <ProjectSwitch isNarrow={isNarrow} />
      <ul>
        <li>
          <button type="button" className={css['nav-find']} onClick={openPalette} aria-label={t('nav.find')}>
            <IconSearch className="i" aria-hidden />
            {!isNarrow && (
              <>
                {t('nav.find')}
                <kbd>{/Mac/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
              </>
            )}
          </button>
        </li>
        <li>
          <BellButton isNarrow={isNarrow} />
        </li>
        {navItems.map(({ name, to, icon: Icon }) => (
          <li key={name}>
            <Link
              to={to}
              params={{ project } as never}
              search={searchFor(name) as never}
              activeProps={{ 'aria-current': 'page' }}
              inactiveProps={isBehind(name, pathname) ? { 'aria-current': 'page' } : {}}
              aria-label={t(`nav.${name}`)}
            >
              <Icon className="i" aria-hidden />
              {!isNarrow && t(`nav.${name}`)}
              {name === 'today' && today.calls + today.mentions > 0 && (
                <span className={css.count} title={t('nav.todayCount', today)}>
                  {today.calls + today.mentions}
                </span>
              )}
              {name === 'leads' && fresh > 0 && (
                <span className={css.count} title={t('nav.fresh')}>
                  {format.number(fresh)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <div className={css['nav-end']}>
        <Live isNarrow={isNarrow} />
        <Me isNarrow={isNarrow} />
      </div>
    </nav>
  )
}
