import type { Generated } from 'kysely'
import type { Role } from '../../domain/member.ts'

/**
 * The tables of members. `auth_` tables belong to the sign-in library: there a time is an ISO text on SQLite and a `Date` on PostgreSQL, and a flag
 * is 0 or 1 on SQLite and a boolean on PostgreSQL.
 */
export type PeopleTables = {
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  auth_verification: AuthVerificationTable
  auth_two_factor: AuthTwoFactorTable
  members: { id: number; user_id: string; preferences: string; created_at: number }
  memberships: MembershipsTable
  turns: TurnsTable
  invitations: InvitationsTable
  mail_changes: { user_id: string; email: string; token_hash: string; expires_at: number }
  password_resets: { user_id: string; token_hash: string; expires_at: number }
  login_attempts: { subject: string; count: number; since: number }
}

type Instant = string | Date
type Flag = number | boolean

type AuthUserTable = {
  id: string
  name: string
  email: string
  email_verified: Flag
  image: string | null
  created_at: Instant
  updated_at: Instant
  two_factor_enabled: Flag | null
}

type AuthSessionTable = {
  id: string
  expires_at: Instant
  token: string
  created_at: Instant
  updated_at: Instant
  ip_address: string | null
  user_agent: string | null
  user_id: string
}

type AuthAccountTable = {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Instant | null
  refresh_token_expires_at: Instant | null
  scope: string | null
  password: string | null
  created_at: Instant
  updated_at: Instant
}

type AuthVerificationTable = {
  id: string
  identifier: string
  value: string
  expires_at: Instant
  created_at: Instant
  updated_at: Instant
}

type AuthTwoFactorTable = {
  id: string
  secret: string
  backup_codes: string
  user_id: string
  verified: Flag | null
  failed_verification_count: number | null
  locked_until: Instant | null
}

/** `sources` is JSON: the sources whose leads a contractor sees. */
export type MembershipsTable = {
  project_id: number
  member_id: number
  role: Role
  sources: string
  since: number
  left_at: number | null
  duty_since: Generated<number | null>
}

/** The last lead that a member got in turn. */
type TurnsTable = { project_id: number; member_id: number; last_lead: number }

/**
 * Only a hash of the token is stored. `email` is where it was sent, if it was; `member_id` is who accepted it; `failed_attempts` counts wrong
 * attempts.
 */
export type InvitationsTable = {
  project_id: number
  id: number
  token_hash: string
  email: string | null
  role: Role
  sources: string
  created_by: string
  created_at: number
  expires_at: number
  ended_at: number | null
  member_id: number | null
  failed_attempts: Generated<number>
}
