import type { Post } from './member.ts'

/** A link by which one person becomes a member. `createdBy` is the name of an actor; times in seconds. */
export type Invitation = Post & {
  project: number
  id: number
  /** Where it was sent, or whom it is for; null when the link is handed over in another way. */
  email: string | null
  createdBy: string
  createdAt: number
  expiresAt: number
  /** When it was taken up or taken back. */
  endedAt: number | null
  /** Who took it up. */
  member: number | null
}

/** True while somebody can take it up at `now` (seconds). */
export function isOpen({ endedAt, expiresAt }: Invitation, now: number): boolean {
  return endedAt === null && expiresAt > now
}
