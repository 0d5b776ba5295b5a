import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnreadNotices } from '../api/bell.ts'
import { IconBell } from '../ui/icons.ts'
import css from './nav.module.css'
import { openBell } from './overlays.ts'

/** Opens my notices, and shows the number of unread ones. */
export function BellButton({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation()
  const unread = useUnreadNotices()
  return (
    <button
      type="button"
      className={css['nav-find']}
      onClick={openBell}
      aria-label={unread > 0 ? t('nav.notices', { count: unread }) : t('nav.bell')}
    >
      <IconBell className="i" aria-hidden />
      {!isNarrow && t('nav.bell')}
      {unread > 0 && <span className={css.count}>{unread}</span>}
    </button>
  )
}

/** Shows the number of my unread notices on the icon of the installed app. */
export function useAppBadge(): void {
  const unread = useUnreadNotices()
  useEffect(() => void navigator.setAppBadge?.(unread).catch(() => undefined), [unread]) // not every system supports badges
}
