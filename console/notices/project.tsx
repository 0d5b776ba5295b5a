import { useTranslation } from 'react-i18next'
import { useNoticeBots, useNoticeChats, useNoticeDefaults } from '../api/notices.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Bots } from './bots.tsx'
import { Chats } from './chats.tsx'
import { DefaultsForm } from './defaults.tsx'
import css from './notices.module.css'

/** The notices of the project: the defaults of members, its bots, and its chats. */
export default function ProjectNotices() {
  const { t } = useTranslation()
  const defaults = useNoticeDefaults()
  const bots = useNoticeBots()
  const chats = useNoticeChats()
  const failed = [defaults, bots, chats].find(({ error, data }) => error && !data)
  if (failed) return <ErrorPanel error={failed.error as Error} reset={() => void failed.refetch()} />
  if (!defaults.data || !bots.data || !chats.data) return <Skeleton rows={6} />
  return (
    <>
      <DefaultsForm settings={defaults.data} />
      <section aria-labelledby="chats-title" className={css.part}>
        <h3 id="chats-title">{t('notices.chats.title')}</h3>
        <Chats chats={chats.data.items} bots={bots.data.items} />
      </section>
      <section aria-labelledby="bots-title" className={css.part}>
        <h3 id="bots-title">{t('notices.bots.title')}</h3>
        <Bots bots={bots.data.items} />
      </section>
    </>
  )
}
