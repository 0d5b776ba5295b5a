import { useTranslation } from 'react-i18next'
import { useEndSession, useSessions } from '../api/sessions.ts'
import { browserOf } from '../ui/browser-name.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import listBox from './list-box.module.css'
import css from './settings.module.css'

/** The member's sessions, each with a button that ends it. */
export function Sessions() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = useSessions()
  const { mutateAsync: endSession } = useEndSession()
  const items = data?.items ?? []
  return (
    <section aria-labelledby="sessions-title" className={css.stack}>
      <h3 id="sessions-title">{t('settings.me.sessions')}</h3>
      {error && !data && <ErrorPanel error={error} reset={() => void refetch()} />}
      <ul className={listBox.box} hidden={items.length === 0}>
        {items.map((session) => (
          <li key={session.id}>
            <span className={listBox.what}>
              <span className="m cut">{browserOf(session.browser) ?? t('settings.me.unknownBrowser')}</span>
              <small>
                {[session.address, t('settings.me.since', { when: format.dayAndClock(session.created_at) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {session.current ? (
              <span className="t2">{t('settings.me.here')}</span>
            ) : (
              <button type="button" className="btn quiet" onClick={() => void end(session.id)}>
                {t('settings.me.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {items.length > 1 && (
        <footer className={css['row-start']}>
          <button type="button" className="btn" onClick={() => void end('others')}>
            {t('settings.me.endOthers')}
          </button>
        </footer>
      )}
    </section>
  )

  async function end(id: string): Promise<void> {
    await tryOrShowError(async () => {
      await endSession(id)
      showDone(t('settings.me.ended'))
    })
  }
}
