import type { Kysely, Selectable } from 'kysely'
import type { Worker } from '../../domain/assignment.ts'
import {
  type Member,
  type MemberDraft,
  type Membership,
  type ProjectMember,
  type RoleAssignment,
  workingRoles,
} from '../../domain/member.ts'
import type { MembershipsTable } from '../schema/people-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** Members, and their roles in projects. */
export function members(db: Kysely<Tables>) {
  return {
    find,
    findByMail,
    all,
    of,
    membership,
    owners,
    hasAny,
    workers,
    noteTurns,
    setDuty,
    insert,
    rename,
    readdress,
    prefer,
    passwordHash,
    setPassword,
    rehash,
    dropSecondFactor,
    post,
    leave,
  }

  async function find(id: number): Promise<Member | undefined> {
    const row = await people().where('members.id', '=', id).executeTakeFirst()
    return row && toMember(row, await memberships(id))
  }

  async function findByMail(email: string): Promise<Member | undefined> {
    const row = await people().where('auth_user.email', '=', email).executeTakeFirst()
    return row && toMember(row, await memberships(row.id))
  }

  async function all(): Promise<Member[]> {
    const rows = await people().orderBy('members.id').execute()
    const held = await memberships()
    return rows.map((row) =>
      toMember(
        row,
        held.filter(({ member }) => member === row.id),
      ),
    )
  }

  /** All present and former members of a project, by id. */
  async function of(project: number): Promise<ProjectMember[]> {
    const rows = await people()
      .innerJoin('memberships', 'memberships.member_id', 'members.id')
      .select(['project_id', 'member_id', 'role', 'sources', 'since', 'left_at', 'duty_since'])
      .where('project_id', '=', project)
      .orderBy('members.id')
      .execute()
    return rows.map((row) => {
      const { id, name, email, isSecured } = toMember(row, [])
      return { id, name, email, isSecured, ...toMembership(row) }
    })
  }

  /** The current membership of a member in a project. */
  async function membership(project: number, id: number): Promise<Membership | undefined> {
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

  /** Whether there is any member: of the desk, or of a project. */
  async function hasAny(project?: number): Promise<boolean> {
    const row =
      project === undefined
        ? await db.selectFrom('members').select('id').limit(1).executeTakeFirst()
        : await db
            .selectFrom('memberships')
            .select('member_id')
            .where('project_id', '=', project)
            .where('left_at', 'is', null)
            .limit(1)
            .executeTakeFirst()
    return row !== undefined
  }

  /** The members who may get leads of any source. */
  async function workers(project: number): Promise<Worker[]> {
    const rows = await db
      .selectFrom('memberships')
      .leftJoin('turns', (join) =>
        join
          .onRef('turns.project_id', '=', 'memberships.project_id')
          .onRef('turns.member_id', '=', 'memberships.member_id'),
      )
      .select(['memberships.member_id', 'memberships.duty_since', 'turns.last_lead'])
      .where('memberships.project_id', '=', project)
      .where('memberships.left_at', 'is', null)
      .where('memberships.role', 'in', [...workingRoles])
      .execute()
    return rows.map((row) => ({ id: row.member_id, isOnDuty: row.duty_since !== null, lastLead: row.last_lead }))
  }

  /** Notes the last lead that each got in turn. The project must be locked. */
  async function noteTurns(project: number, leads: ReadonlyMap<number, number>): Promise<void> {
    for (const [member, lead] of leads)
      await db
        .insertInto('turns')
        .values({ project_id: project, member_id: member, last_lead: lead })
        .onConflict((conflict) => conflict.columns(['project_id', 'member_id']).doUpdateSet({ last_lead: lead }))
        .execute()
  }

  async function setDuty(project: number, id: number, since: number | null): Promise<void> {
    await db
      .updateTable('memberships')
      .set({ duty_since: since })
      .where('project_id', '=', project)
      .where('member_id', '=', id)
      .execute()
  }

  /** Inserts a new member with a password hash; returns the id, from 1 on. The caller draws the random row ids. */
  async function insert(
    { email, name, passwordHash }: MemberDraft,
    names: { user: string; account: string },
    now: number,
  ): Promise<number> {
    const { last } = await db
      .selectFrom('members')
      .select(({ fn }) => fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow()
    const id = (last ?? 0) + 1
    const at = instant(now)
    const made = { created_at: at, updated_at: at }
    await db
      .insertInto('auth_user')
      .values({ id: names.user, name, email, email_verified: 1, two_factor_enabled: 0, ...made })
      .execute()
    const account = { id: names.account, account_id: names.user, provider_id: 'credential', user_id: names.user }
    await db
      .insertInto('auth_account')
      .values({ ...account, password: passwordHash, ...made })
      .execute()
    await db.insertInto('members').values({ id, user_id: names.user, preferences: '{}', created_at: now }).execute()
    return id
  }

  async function rename({ userId }: Member, name: string): Promise<void> {
    await db.updateTable('auth_user').set({ name }).where('id', '=', userId).execute()
  }

  /** Gives a member another address; that nobody else has it is checked before. */
  async function readdress({ userId }: Member, email: string): Promise<void> {
    await db.updateTable('auth_user').set({ email }).where('id', '=', userId).execute()
  }

  async function prefer(id: number, preferences: Record<string, unknown>): Promise<void> {
    const json = JSON.stringify(preferences)
    await db.updateTable('members').set({ preferences: json }).where('id', '=', id).execute()
  }

  async function passwordHash({ userId }: Member): Promise<string | undefined> {
    const row = await db
      .selectFrom('auth_account')
      .select('password')
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst()
    return row?.password ?? undefined
  }

  async function setPassword({ userId }: Member, password: string, now: number): Promise<void> {
    await db
      .updateTable('auth_account')
      .set({ password, updated_at: instant(now) })
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      .execute()
  }

  /** Rehashes the same password, unless it has changed meanwhile. */
  async function rehash({ userId }: Member, from: string, to: string): Promise<void> {
    await db
      .updateTable('auth_account')
      .set({ password: to })
      .where('user_id', '=', userId)
      .where('password', '=', from)
      .execute()
  }

  async function dropSecondFactor({ userId }: Member): Promise<void> {
    await db.deleteFrom('auth_two_factor').where('user_id', '=', userId).execute()
    await db.updateTable('auth_user').set({ two_factor_enabled: 0 }).where('id', '=', userId).execute()
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

  function people() {
    return db
      .selectFrom('members')
      .innerJoin('auth_user', 'auth_user.id', 'members.user_id')
      .select([
        'members.id',
        'members.user_id',
        'members.preferences',
        'members.created_at',
        'auth_user.name',
        'auth_user.email',
        'auth_user.two_factor_enabled',
      ])
  }

  /** The current memberships of a member, or of all without an id, by project. */
  async function memberships(id?: number): Promise<Membership[]> {
    let query = db.selectFrom('memberships').selectAll().where('left_at', 'is', null)
    if (id !== undefined) query = query.where('member_id', '=', id)
    return (await query.orderBy('project_id').execute()).map(toMembership)
  }
}

type PersonRow = {
  id: number
  user_id: string
  preferences: string
  created_at: number
  name: string
  email: string
  two_factor_enabled: number | boolean | null
}

function toMember(row: PersonRow, memberships: Membership[]): Member {
  const { id, user_id, preferences, created_at, name, email, two_factor_enabled } = row
  return {
    id,
    userId: user_id,
    name,
    email,
    preferences: JSON.parse(preferences),
    isSecured: Boolean(two_factor_enabled),
    createdAt: created_at,
    memberships,
  }
}

function toMembership(row: Selectable<MembershipsTable>): Membership {
  const { project_id, member_id, role, sources, since, left_at, duty_since } = row
  const times = { since, leftAt: left_at, dutySince: duty_since }
  return { project: project_id, member: member_id, role, sources: JSON.parse(sources), ...times }
}

/** A time as the sign-in library stores it. */
function instant(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
