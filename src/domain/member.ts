import type { Scope } from './access.ts'

/** What a member may be in a project. The order is that of lists. */
export const roles = ['owner', 'manager', 'agent', 'contractor', 'viewer'] as const
export type Role = (typeof roles)[number]

/**
 * What each role may do: as much as a key of a scope, and whether it runs the members and sees no contacts. A contractor besides
 * is let in only where a call says so.
 */
export const rights = {
  owner: { scope: 'admin', runsMembers: true, isMasked: false },
  manager: { scope: 'admin', runsMembers: false, isMasked: false },
  agent: { scope: 'write', runsMembers: false, isMasked: false },
  contractor: { scope: 'write', runsMembers: false, isMasked: true },
  viewer: { scope: 'read', runsMembers: false, isMasked: false },
} as const satisfies Record<Role, { scope: Scope; runsMembers: boolean; isMasked: boolean }>

/** A role in a project. `sources` are those of a contractor, empty for others; times in seconds. */
export type Membership = {
  project: number
  member: number
  role: Role
  sources: string[]
  since: number
  /** Since when no longer. */
  leftAt: number | null
}

/** A person of the staff. `userId` is the sign-in library's name for them. */
export type Member = {
  id: number
  userId: string
  name: string
  email: string
  /** What they chose for the console, whatever it is. */
  preferences: Record<string, unknown>
  /** Whether a second factor is asked for. */
  isSecured: boolean
  createdAt: number
  /** Where they are a member now, by project. */
  memberships: Membership[]
}

/** A member of one project, as a list of it shows them; also one who left. */
export type ProjectMember = Pick<Member, 'id' | 'name' | 'email' | 'isSecured'> & Membership

/** What is said of a new member; the password comes as its hash, null where the member is there already. */
export type MemberDraft = { email: string; name: string; passwordHash: string | null }
/** What a member is to be in a project. */
export type Post = { role: Role; sources: string[] }

export const memberLimits = {
  name: 100,
  email: 254,
  sources: 100,
  preferences: 16_384,
  password: { min: 10, max: 128 },
}

/** How long (seconds) an invitation waits, and the link to another password. */
export const invitationTime = 7 * 86_400
export const resetTime = 3_600
/** How long (seconds) a session lasts that is not used, and one that is. */
export const sessionTime = 14 * 86_400
export const sessionLife = 30 * 86_400

/** An address as it is kept and compared; undefined for what is none. */
export function mailOf(given: string): string | undefined {
  const mail = given.trim().toLowerCase()
  return mail.length <= memberLimits.email && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(mail) ? mail : undefined
}

/** The name of an actor that a member is. */
export function actorOf(id: number): string {
  return `member:${id}`
}
