import type { Selectable } from 'kysely'
import type { Notice, NoticeWayName } from '../../domain/notice.ts'
import { parseJsonObject } from '../../domain/parse-json.ts'
import type { NoticesTable } from '../schema/notice-tables.ts'

/** A notice as stored. */
export function toNotice(row: Selectable<NoticesTable>): Notice {
  const { project_id, member_id, chat_id, lead_id, about, on_bell, read_at, next_at, edit_at, edit_tries, way_since } =
    row
  const { id, kind, event, at, state, held, way, tried, tries, message, outside_id, outcome, error } = row
  return {
    ...{ project: project_id, id, kind, lead: lead_id, event, at, state, held, way, tries, message, outcome, error },
    to: member_id === null ? { chat: chat_id as number } : { member: member_id },
    about: JSON.parse(about),
    onBell: on_bell === 1,
    readAt: read_at,
    nextAt: next_at,
    editAt: edit_at,
    editTries: edit_tries,
    waySince: way_since,
    tried: tried.split(' ').filter(Boolean) as NoticeWayName[],
    outsideIds: toOutsideIds(outside_id),
  }
}

/** The ids of a message as stored. */
export function toOutsideId(ids: Notice['outsideIds']): string | null {
  if (ids.size === 0) return null
  return ids.get(null) ?? JSON.stringify(Object.fromEntries(ids))
}

function toOutsideIds(stored: string | null): Notice['outsideIds'] {
  if (stored === null) return new Map()
  const byLink = parseJsonObject(stored)
  return new Map(byLink ? Object.entries(byLink).map(([link, id]) => [Number(link), String(id)]) : [[null, stored]])
}
