import { useTranslation } from 'react-i18next'
import { useNoticeMutations } from '../api/notices.ts'
import type { NoticeLink, NoticeWay } from '../api/types.ts'
import listBox from '../settings/list-box.module.css'
import settings from '../settings/settings.module.css'
import { useFormat } from '../ui/format.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import css from './notices.module.css'
import { forgetBrowser } from './push.ts'

type Props = { links: readonly NoticeLink[]; ready(way: NoticeWay): boolean; add(way: NoticeWay): void }

const linkable = ['telegram', 'max', 'push'] as const

/** My messengers and browsers: since when each is linked, its last error, and a button that unlinks it. */
export function Links({ links, ready, add }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { unlink } = useNoticeMutations()
  const ways = linkable.filter(ready)
  return (
    <section aria-labelledby="links-title" className={css.part}>
      <h3 id="links-title">{t('notices.links')}</h3>
      {links.length === 0 && <p className="t2">{t('notices.noLinks')}</p>}
      <ul className={`${listBox.box} ${listBox.wrapping}`} hidden={links.length === 0}>
        {links.map((link) => (
          <li key={link.id}>
            <span className={listBox.what}>
              <span className="m cut">{nameOf(link)}</span>
              <small>
                {[
                  t('notices.since', { when: format.day(link.created_at) }),
                  link.accepted_at && t('notices.arrived', { when: format.moment(link.accepted_at) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {link.error && <small className={settings.reason}>{link.error}</small>}
            </span>
            <button
              type="button"
              className="btn quiet"
              aria-label={`${t('notices.unlink')}: ${nameOf(link)}`}
              onClick={() => void end(link)}
            >
              {t('notices.unlink')}
            </button>
          </li>
        ))}
      </ul>
      {ways.length > 0 && (
        <footer className={settings['row-start']}>
          {ways.map((way) => (
            <button key={way} type="button" className="btn" onClick={() => add(way)}>
              {t(`notices.add.${way}`)}
            </button>
          ))}
        </footer>
      )}
    </section>
  )

  function nameOf({ way, label }: NoticeLink): string {
    return [t(`notices.place.${way}`), label].filter(Boolean).join(', ')
  }

  async function end({ id, way }: NoticeLink): Promise<void> {
    await tryOrShowError(async () => {
      await unlink.mutateAsync(id)
      if (way === 'push' && links.filter((each) => each.way === 'push').length === 1) await forgetBrowser()
      showDone(t('notices.unlinked'))
    })
  }
}
