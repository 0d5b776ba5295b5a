import type { Project } from './project.ts'

/** What a key may do; each of `read`, `write`, `admin` includes the one before. `capture` opens only the capture doors. */
export const scopes = ['capture', 'read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

/**
 * A key as the desk knows it: never its secret. `projects` are public numbers; times in seconds. A key of scope `capture` may be sent from
 * pages of its `origins` (none is any), and by what is no page, such as PHP, unless it needs an origin. Until `formerUntil` the secret
 * from before the last rotation goes on.
 */
export type Key = {
  id: number
  name: string | null
  scope: Scope
  projects: number[]
  createdAt: number
  expiresAt: number | null
  revokedAt: number | null
  lastUsedAt: number | null
  origins: string[]
  needsOrigin: boolean
  formerUntil: number | null
}

/** Who reads, and whose leads: every read of leads takes one. From one with a mask the contacts are hidden (see `mask.ts`). */
export type Viewer = { project: Project; mask?: Mask }

/** What a contractor sees: leads of these sources, without phones and e-mails. */
type Mask = { sources: readonly string[] }

/** The door a change came in by, and who came; `name` is `"key:7"`, `"member:3"`, `"cli"`, … */
export type Actor = { door: Door; name: string }
export const doors = ['wire', 'api', 'console', 'capture', 'import', 'cli', 'demo', 'telegram'] as const
export type Door = (typeof doors)[number]

/** True for a member, whose first change of a lead is its first response; a key or a command is nobody. */
export function isMember(actor: Actor): boolean {
  return actor.name.startsWith('member:')
}

/** True when a key of scope `held` may do what needs `needed`. */
export function covers(held: Scope, needed: Scope): boolean {
  if (held === 'capture' || needed === 'capture') return held === needed
  return scopes.indexOf(held) >= scopes.indexOf(needed)
}

/** True while a key opens doors: neither revoked nor expired at `now` (seconds). */
export function isValid(key: Key, now: number): boolean {
  return key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now)
}
