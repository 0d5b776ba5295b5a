import { useRouterState } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMembers } from '../api/members.ts'
import { useOwnFields } from '../api/own-fields.ts'
import { useQueuedLeads } from '../api/queued-mutations.ts'
import { useProject } from '../api/session.ts'
import { useStatuses } from '../api/statuses.ts'
import type { Member, OwnField, Status } from '../api/types.ts'
import { useCanWrite } from '../lead/rights.ts'
import { type Format, useFormat } from '../ui/format.ts'
import { useMinute } from '../ui/use-minute.ts'

/** The context of all rows: one stable object, so that a row renders again only when its lead changes. */
export type RowContext = {
  t: TFunction
  format: Format
  statuses: Map<string, Status>
  members: Map<string, Member>
  /** The current minute, for relative times. */
  now: Date
  /** The address of a lead over this list. */
  hrefOf(id: string): string
  /** The country of numbers without a country code. */
  country: string
  /** Whether the member may edit leads. */
  canWrite: boolean
  /** The own fields of the project. */
  ownFields: readonly OwnField[]
  /** The leads with an edit that waits to be sent. */
  queued: ReadonlySet<string>
}

export function useRowContext(): RowContext {
  const { t } = useTranslation()
  const format = useFormat()
  const statuses = useStatuses()
  const members = useMembers()
  const canWrite = useCanWrite()
  const ownFields = useOwnFields()
  const now = useMinute()
  const { id: project, country } = useProject()
  const queued = useQueuedLeads(project)
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  return useMemo(
    () => ({
      t,
      format,
      statuses: new Map(statuses.map((each) => [each.id, each])),
      members: new Map(members.map((each) => [each.id, each])),
      now,
      hrefOf: (id: string) => `/p/${project}/leads/${id}${search}`,
      country,
      canWrite,
      ownFields,
      queued,
    }),
    [t, format, statuses, members, now, country, canWrite, ownFields, queued, project, search],
  )
}
