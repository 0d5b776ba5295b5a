import { domainToASCII } from 'node:url'
import type { Scope } from './access.ts'

/** The roles of a project, in the order of lists. */
export const roles = ['owner', 'manager', 'agent', 'contractor', 'viewer'] as const
export type Role = (typeof roles)[number]

/**
 * The rights of each role: the equivalent scope of a key, whether it manages members, and whether contacts are masked.
 * A contractor is allowed only where a route permits it.
 */
export const rights = {
  owner: { scope: 'admin', runsMembers: true, isMasked: false },
  manager: { scope: 'admin', runsMembers: false, isMasked: false },
  agent: { scope: 'write', runsMembers: false, isMasked: false },
  contractor: { scope: 'write', runsMembers: false, isMasked: true },
  viewer: { scope: 'read', runsMembers: false, isMasked: false },
} as const satisfies Record<Role, { scope: Scope; runsMembers: boolean; isMasked: boolean }>

/** The roles that work leads of any source. */
export const workingRoles: readonly Role[] = ['owner', 'manager', 'agent']

/** A role in a project. `sources` are those of a contractor, empty for other roles; times are in seconds. */
export type Membership = {
  project: number
  member: number
  role: Role
  sources: string[]
  since: number
  /** When the membership ended. */
  leftAt: number | null
  /** Since when on duty; null when not. */
  dutySince: number | null
}

/** A person of the staff. `userId` is the user's id in the sign-in library. */
export type Member = {
  id: number
  userId: string
  name: string
  email: string
  /** Settings of the console; the server does not interpret them. */
  preferences: Record<string, unknown>
  /** Whether a second factor is required. */
  isSecured: boolean
  createdAt: number
  /** The current memberships. */
  memberships: Membership[]
}

/** A member in the list of one project, including former ones. */
export type ProjectMember = Pick<Member, 'id' | 'name' | 'email' | 'isSecured'> & Membership

/** A new member as a caller gives it. `passwordHash` is null when the member already exists. */
export type MemberDraft = { email: string; name: string; passwordHash: string | null }
/** The role of a member in a project. */
export type RoleAssignment = { role: Role; sources: string[] }

export const memberLimits = {
  name: 100,
  email: 254,
  sources: 100,
  preferences: 16_384,
  password: { min: 10, max: 128 },
}

/** How long (seconds) an invitation and a password link are valid. */
export const invitationTime = 7 * 86_400
export const resetTime = 3_600
/** How long (seconds) a session lasts without use, and in any case. */
export const sessionTime = 14 * 86_400
export const sessionLife = 30 * 86_400

/**
 * Normalises an e-mail address for storage and comparison; undefined when it is invalid. It must be valid for an
 * `<input type="email">`, so that its owner can sign in with it. An internationalised domain is converted to ASCII, since
 * browsers send it so.
 */
export function normalizeEmail(address: string): string | undefined {
  const [local = '', domain = '', ...more] = address.trim().toLowerCase().split('@')
  const host = asciiDomain(domain)
  const mail = `${local}@${host}`
  const isValid = /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local) && host.split('.').every(isLabel)
  return isValid && more.length === 0 && mail.length <= memberLimits.email ? mail : undefined
}

/** Converts only texts of letters, digits, dots and hyphens, since `domainToASCII` would drop what follows a `/`. */
function asciiDomain(domain: string): string {
  const isForeign = /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && !/^[\w.-]+$/.test(domain)
  return isForeign ? domainToASCII(domain) : domain
}

function isLabel(text: string): boolean {
  return /^[a-z\d-]{1,63}$/.test(text) && !text.startsWith('-') && !text.endsWith('-')
}

/** The member of an actor name; null if the actor is no member. */
export function memberOf(actor: string): number | null {
  return actor.startsWith('member:') ? Number(actor.slice('member:'.length)) : null
}

/** The actor name of a member. */
export function actorOf(id: number): string {
  return `member:${id}`
}
