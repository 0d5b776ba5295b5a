import type { RoleAssignment } from './member.ts'

/** A one-time link by which a person becomes a member. `createdBy` is the name of an actor; times are in seconds. */
export type Invitation = RoleAssignment & {
  project: number
  id: number
  /** The recipient's address; null when the link is passed on in another way. */
  email: string | null
  createdBy: string
  createdAt: number
  expiresAt: number
  /** When it was accepted or withdrawn. */
  endedAt: number | null
  /** The member who accepted it. */
  member: number | null
}

/** True while it can be accepted at `now` (seconds). */
export function isOpen({ endedAt, expiresAt }: Invitation, now: number): boolean {
  return endedAt === null && expiresAt > now
}
