import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Channels } from '../../api/reports.ts'
import { useProjectId } from '../../api/session.ts'
import { useNumbers } from '../numbers.ts'

type Props = { spam: Channels['whole']['spam']; share: number | null }

/** The share of spam in the enquiries, with a link to it if it can be listed. */
export function Spam({ spam, share }: Props) {
  const { t } = useTranslation()
  const project = useProjectId()
  const { percent } = useNumbers()
  if (!spam) return '—'
  if (!spam.list) return <span title={t('reports.channels.spamOf', { count: spam.receipts })}>{percent(share, 0)}</span>
  return (
    <Link
      to={`/p/${project}/inbox`}
      search={spam.list as never}
      title={t('reports.channels.openSpam', { count: spam.receipts })}
    >
      {percent(share, 0)}
    </Link>
  )
}
