import type { Selectable } from 'kysely'
import type { Notice, NoticeWayName } from '../../domain/notice.ts'
import type { NoticesTable } from '../schema/notice-tables.ts'

/** A notice as stored. */
export function toNotice(row: Selectable<NoticesTable>): Notice {
  const { project_id, member_id, chat_id, lead_id, about, on_bell, read_at, next_at, edit_at, way_since, tried } = row
  const { id, kind, event, at, state, held, way, tries, message, outside_id, outside_link, outcome, error } = row
  return {
    ...{ project: project_id, id, kind, lead: lead_id, event, at, state, held, way, tries, message, outcome, error },
    to: member_id === null ? { chat: chat_id as number } : { member: member_id },
    about: JSON.parse(about),
    onBell: on_bell === 1,
    readAt: read_at,
    nextAt: next_at,
    editAt: edit_at,
    waySince: way_since,
    tried: tried.split(' ').filter(Boolean) as NoticeWayName[],
    outsideId: outside_id,
    outsideLink: outside_link,
  }
}
