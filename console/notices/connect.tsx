import { Modal } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import type { NoticeLink, NoticeWay } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone } from '../ui/toasts.tsx'
import css from './notices.module.css'
import { linkBrowser, type PushRefusal } from './push.ts'

const LinkOffer = lazy(() => import('./link-offer.tsx'))

type Props = { way: NoticeWay; links: readonly NoticeLink[]; close(): void }

/** Links one of my messengers with a one-time link, or this browser. */
export function Connect({ way, links, close }: Props) {
  const { t } = useTranslation()
  const [had] = useState(links.length)
  const isDone = links.length > had
  return (
    <Modal
      opened
      padding={24}
      size={480}
      onClose={close}
      title={t(`notices.add.${way}`)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {isDone ? (
        <div className={css.part}>
          <p role="status">{t('notices.isLinked')}</p>
          <footer>
            <button type="button" className="btn primary" onClick={close}>
              {t('notices.done')}
            </button>
          </footer>
        </div>
      ) : way === 'push' ? (
        <ThisBrowser close={close} />
      ) : (
        <Suspense fallback={<Skeleton rows={3} />}>
          <LinkOffer way={way as 'telegram' | 'max'} whose="me" />
        </Suspense>
      )}
    </Modal>
  )
}

function ThisBrowser({ close }: { close(): void }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const [refused, setRefused] = useState<PushRefusal>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  return (
    <div className={css.part}>
      <p className="t2">{t('notices.push.about')}</p>
      {refused && <p role="alert">{t(`notices.push.${refused}`)}</p>}
      <FieldError error={error} />
      <footer>
        <button type="button" className="btn primary" disabled={isBusy} onClick={() => void allow()}>
          {t('notices.push.allow')}
        </button>
      </footer>
    </div>
  )

  async function allow(): Promise<void> {
    setBusy(true)
    setRefused(undefined)
    setError(undefined)
    try {
      const why = await linkBrowser(project)
      if (why) return setRefused(why)
      showDone(t('notices.isLinked'))
      close()
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
}
