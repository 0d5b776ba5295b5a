import type { Kysely } from 'kysely'
import type { Member, MemberDraft, Membership } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'
import { instant } from './instant.ts'
import { memberships } from './memberships.ts'

/** Members, with their roles in projects. */
export function members(db: Kysely<Tables>) {
  const { held } = memberships(db)
  return { find, findByMail, all, hasAny, insert, rename, readdress, prefer }

  async function find(id: number): Promise<Member | undefined> {
    const row = await people().where('members.id', '=', id).executeTakeFirst()
    return row && toMember(row, await held(id))
  }

  async function findByMail(email: string): Promise<Member | undefined> {
    const row = await people().where('auth_user.email', '=', email).executeTakeFirst()
    return row && toMember(row, await held(row.id))
  }

  async function all(): Promise<Member[]> {
    const rows = await people().orderBy('members.id').execute()
    const roles = await held()
    return rows.map((row) =>
      toMember(
        row,
        roles.filter(({ member }) => member === row.id),
      ),
    )
  }

  /** Whether the desk has any member. */
  async function hasAny(): Promise<boolean> {
    return (await db.selectFrom('members').select('id').limit(1).executeTakeFirst()) !== undefined
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

  /** Changes the address of a member. The caller has checked that nobody else has it. */
  async function readdress({ userId }: Member, email: string): Promise<void> {
    await db.updateTable('auth_user').set({ email }).where('id', '=', userId).execute()
  }

  async function prefer(id: number, preferences: Record<string, unknown>): Promise<void> {
    const json = JSON.stringify(preferences)
    await db.updateTable('members').set({ preferences: json }).where('id', '=', id).execute()
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
