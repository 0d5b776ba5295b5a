import { type Actor, covers, isValid } from '../domain/access.ts'
import { memberOf, rights } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/store.ts'

type Right = 'admin' | 'runs members'

/**
 * Refuses a member or a key that lost the right in a project a moment ago. Another process may cache the right for two seconds, long enough to grant
 * oneself a lasting one. Call it after raising the revision.
 */
export async function refuseFormer(
  tx: Transaction,
  by: Actor,
  project: number,
  needed: Right,
  now: number,
): Promise<void> {
  const member = memberOf(by.name)
  if (member !== null) {
    const role = (await tx.memberships.find(project, member))?.role
    const has = role && (needed === 'admin' ? rights[role].scope === 'admin' : rights[role].runsMembers)
    if (!has) throw refusal('rights-changed', {})
  }
  if (!by.name.startsWith('key:')) return
  const key = await tx.keys.find(Number(by.name.slice('key:'.length)))
  if (!key?.projects.includes(project) || !isValid(key, now) || !covers(key.scope, 'admin'))
    throw refusal('rights-changed', {})
}
