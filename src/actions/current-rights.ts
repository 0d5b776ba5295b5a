import { type Actor, covers, isValid } from '../domain/access.ts'
import { memberOf, rights } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Transaction } from '../store/store.ts'

type Right = 'admin' | 'runs members'

/**
 * Refuses a member or a key whose right in a project was taken a moment ago: another process may know them as they were
 * for two seconds, which is enough to give themselves a lasting one. To be asked after the revision was raised.
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
