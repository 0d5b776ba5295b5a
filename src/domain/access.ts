import type { Project } from './project.ts'
import { refusal } from './refusal.ts'

/**
 * The scopes of a key. `read`, `write` and `admin` each include the one before; `capture` allows only the capture
 * endpoints.
 */
export const scopes = ['capture', 'read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

/**
 * An API key without its secret. `projects` are public numbers; times are in seconds. Browsers may send a key of scope
 * `capture` from its `origins` (empty allows any). Requests without an origin, such as those of PHP, are accepted
 * unless `needsOrigin`. Until `formerUntil` the secret from before the last rotation stays valid.
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
  /** Whether pages with this key may number their visitors and set a cookie. */
  visits: boolean
  formerUntil: number | null
}

/**
 * The project and the permissions of a reader. Every read of leads takes one. A mask hides contacts (see `mask.ts`).
 */
export type Viewer = { project: Project; mask?: Mask }

/** A contractor sees the leads of these sources, without phones and e-mails. */
type Mask = { sources: readonly string[] }

/** Who made a change, and by which door. `name` is `"key:7"`, `"member:3"`, `"cli"`, … */
export type Actor = { door: Door; name: string }
export const doors = ['wire', 'api', 'console', 'capture', 'import', 'cli', 'demo', 'telegram', 'max', 'mcp'] as const
export type Door = (typeof doors)[number]

/** True for a member. Only a member's first change of a lead counts as its first response. */
export function isMember(actor: Actor): boolean {
  return actor.name.startsWith('member:')
}

/** True when a key of scope `held` is allowed what needs `needed`. */
export function covers(held: Scope, needed: Scope): boolean {
  if (held === 'capture' || needed === 'capture') return held === needed
  return scopes.indexOf(held) >= scopes.indexOf(needed)
}

/** The key of a secret if it is valid at `now` (seconds). Refuses an unknown or revoked key, and an expired one with its end. */
export function openKey(key: Key | undefined, now: number): Key {
  if (!key || key.revokedAt !== null) throw refusal('unknown-key', {})
  if (!isValid(key, now))
    throw refusal('key-expired', {
      end: new Date((key.expiresAt as number) * 1000).toISOString().replace('.000Z', 'Z'),
    })
  return key
}

/** True for a key that is neither revoked nor expired at `now` (seconds). */
export function isValid(key: Key, now: number): boolean {
  return key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now)
}
