import type { Kysely, Selectable } from 'kysely'
import type { Membership, ProjectMember, RoleAssignment } from '../../domain/member.ts'
import type { MembershipsTable } from '../schema/people-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** The roles of members in projects. */
export function memberships(db: Kysely<Tables>) {
  return { of, held, find, owners, hasAny, post, leave }

  /** All present and former members of a project, by id. */
  async function of(project: number): Promise<ProjectMember[]> {
    const rows = await db
      .selectFrom('memberships')
      .innerJoin('members', 'members.id', 'memberships.member_id')
      .innerJoin('auth_user', 'auth_user.id', 'members.user_id')
      .select(['project_id', 'member_id', 'role', 'sources', 'since', 'left_at', 'duty_since'])
      .select(['auth_user.name', 'auth_user.email', 'auth_user.two_factor_enabled'])
      .where('project_id', '=', project)
      .orderBy('members.id')
      .execute()
    return rows.map((row) => {
      const { member_id: id, name, email, two_factor_enabled } = row
      return { id, name, email, isSecured: Boolean(two_factor_enabled), ...toMembership(row) }
    })
  }

  /** The current memberships of a member, or of all without an id, by project. */
  async function held(id?: number): Promise<Membership[]> {
    let query = db.selectFrom('memberships').selectAll().where('left_at', 'is', null)
    if (id !== undefined) query = query.where('member_id', '=', id)
    return (await query.orderBy('project_id').execute()).map(toMembership)
  }

  /** The current membership of a member in a project. */
  async function find(project: number, id: number): Promise<Membership | undefined> {
    const row = await db
      .selectFrom('memberships')
      .selectAll()
      .where('project_id', '=', project)
      .where('member_id', '=', id)
      .where('left_at', 'is', null)
      .executeTakeFirst()
    return row && toMembership(row)
  }

  /** The ids of the owners of a project. */
  async function owners(project: number): Promise<number[]> {
    const rows = await db
      .selectFrom('memberships')
      .select('member_id')
      .where('project_id', '=', project)
      .where('role', '=', 'owner')
      .where('left_at', 'is', null)
      .execute()
    return rows.map((row) => row.member_id)
  }

  /** Whether a project has any member. */
  async function hasAny(project: number): Promise<boolean> {
    const row = await db
      .selectFrom('memberships')
      .select('member_id')
      .where('project_id', '=', project)
      .where('left_at', 'is', null)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** Sets the role of a member in a project; a former member joins again. */
  async function post(project: number, id: number, { role, sources }: RoleAssignment, now: number): Promise<void> {
    const membership = { role, sources: JSON.stringify(sources), left_at: null }
    await db
      .insertInto('memberships')
      .values({ project_id: project, member_id: id, since: now, ...membership })
      .onConflict((conflict) => conflict.columns(['project_id', 'member_id']).doUpdateSet(membership))
      .execute()
  }

  async function leave(project: number, id: number, now: number): Promise<void> {
    await db
      .updateTable('memberships')
      .set({ left_at: now, duty_since: null })
      .where('project_id', '=', project)
      .where('member_id', '=', id)
      .execute()
  }
}

function toMembership(row: Selectable<MembershipsTable>): Membership {
  const { project_id, member_id, role, sources, since, left_at, duty_since } = row
  const times = { since, leftAt: left_at, dutySince: duty_since }
  return { project: project_id, member: member_id, role, sources: JSON.parse(sources), ...times }
}
