import type { Kysely } from 'kysely'
import type { Role } from '../../domain/member.ts'
import type { NoticeWayName } from '../../domain/notice.ts'
import { defaultNoticeSettings, type NoticeSettings } from '../../domain/notice-settings.ts'
import type { Tables } from '../schema/tables.ts'

/** A present member of a project as a recipient of notices: their settings, and the ways that they linked. */
export type StoredSubscriber = {
  member: number
  role: Role
  sources: readonly string[]
  isOnDuty: boolean
  settings: NoticeSettings
  linked: readonly NoticeWayName[]
}

/** Which notices each member wants. */
export function noticeSettings(db: Kysely<Tables>) {
  return { find, put, subscribers, projects }

  async function find(project: number, member: number): Promise<NoticeSettings> {
    const row = await db
      .selectFrom('notice_settings')
      .select(['settings', 'version'])
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .executeTakeFirst()
    return toSettings(row?.settings ?? null, row?.version ?? null)
  }

  async function put(project: number, member: number, { version, ...settings }: NoticeSettings): Promise<void> {
    const values = { settings: JSON.stringify(settings), version }
    await db
      .insertInto('notice_settings')
      .values({ project_id: project, member_id: member, ...values })
      .onConflict((conflict) => conflict.columns(['project_id', 'member_id']).doUpdateSet(values))
      .execute()
  }

  /** The present members of a project, by id. */
  async function subscribers(project: number): Promise<StoredSubscriber[]> {
    const rows = await db
      .selectFrom('memberships')
      .leftJoin('notice_settings', (join) =>
        join
          .onRef('notice_settings.project_id', '=', 'memberships.project_id')
          .onRef('notice_settings.member_id', '=', 'memberships.member_id'),
      )
      .select(['memberships.member_id', 'role', 'sources', 'duty_since', 'settings', 'version'])
      .where('memberships.project_id', '=', project)
      .where('left_at', 'is', null)
      .orderBy('memberships.member_id')
      .execute()
    const links = await db
      .selectFrom('notice_links')
      .select(['member_id', 'way'])
      .distinct()
      .where('project_id', '=', project)
      .execute()
    return rows.map((row) => ({
      member: row.member_id,
      role: row.role,
      sources: JSON.parse(row.sources),
      isOnDuty: row.duty_since !== null,
      settings: toSettings(row.settings, row.version),
      linked: links.filter(({ member_id }) => member_id === row.member_id).map(({ way }) => way),
    }))
  }

  /** The projects that have a member or a chat. */
  async function projects(): Promise<number[]> {
    const rows = await db
      .selectFrom('memberships')
      .select('project_id')
      .where('left_at', 'is', null)
      .union(db.selectFrom('notice_chats').select('project_id').where('is_on', '=', 1))
      .execute()
    return rows.map(({ project_id }) => project_id)
  }
}

function toSettings(json: string | null, version: number | null): NoticeSettings {
  const stored = { ...defaultNoticeSettings, ...(json !== null && JSON.parse(json)) }
  return { ...stored, version: version ?? defaultNoticeSettings.version }
}
