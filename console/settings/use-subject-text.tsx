import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiKeys } from '../api/api-keys.ts'
import { useForms } from '../api/forms.ts'
import { useMembers } from '../api/members.ts'
import { useOwnFields } from '../api/own-fields.ts'
import { useProject } from '../api/session.ts'
import { useStatuses } from '../api/statuses.ts'
import type { AuditEntry } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'

type Named = { id: string; name?: string | null }

/** Names the subject of an audit entry: by its name at that time, else by its present name, else by its number. */
export function useSubjectText(): (entry: AuditEntry) => ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project } = useProject()
  const named: Record<string, readonly Named[]> = {
    status: useStatuses(),
    member: useMembers(),
    field: useOwnFields(),
    key: useApiKeys().data?.items ?? [],
    form: useForms(true),
  }
  return ({ subject, details }) => {
    const [kind = '', ...rest] = subject.split(':')
    const id = rest.join(':')
    if (kind === 'job')
      return (
        <Link className="link" to={`/p/${project}/settings/operations`}>{`${t('audit.subject.job')} № ${id}`}</Link>
      )
    if (kind === 'receipt')
      return (
        <Link className="link" to={`/p/${project}/inbox`} search={{ receipt: id, period: 'all' } as never}>
          № {format.number(Number(id))}
        </Link>
      )
    if (kind === 'mapping') return id
    const before = (details.before as { name?: unknown } | undefined)?.name
    const name = before ?? details.name ?? named[kind]?.find((each) => each.id === id)?.name
    if (name) return String(name)
    return kind in named || kind === 'channel' ? `№ ${id}` : null
  }
}
