import type { MemberDraft } from '../domain/member.ts'
import { actorOf } from '../domain/member.ts'
import { checkProject, type ProjectDraft } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Reads, Store, Transaction } from '../store/store.ts'
import { assignRole, insertPerson } from './members.ts'
import { insertProject } from './projects.ts'
import { hashOfToken } from './tokens.ts'

/** The setting with the hash of the token that claims a new installation. */
const claimSetting = 'first-run'

/**
 * Allows the holder of the token to claim an installation without projects and members; an earlier token becomes
 * invalid. Returns whether it can be claimed. An installation in use withdraws the offer.
 */
export function offerClaim(store: Store, token: string): Promise<boolean> {
  return store.transaction(async (tx) => {
    await tx.settings.remove(claimSetting)
    if (await isInUse(tx)) return false
    return tx.settings.add(claimSetting, hashOfToken(token))
  })
}

/** Whether the installation can be claimed. */
export async function isClaimable(store: Store): Promise<boolean> {
  return (await store.settings.find(claimSetting)) !== undefined && !(await isInUse(store))
}

/** Refuses a token that does not claim the installation, before anything slow is done for it. */
export async function checkClaim(store: Store, token: string): Promise<void> {
  const claim = await store.settings.find(claimSetting)
  if (claim?.value !== hashOfToken(token) || (await isInUse(store))) throw refusal('no-first-run', {}, 'token')
}

/**
 * Creates the first project and its owner, once. Returns the number of the project and the id of the member. Refuses an
 * outdated token, and an installation in use.
 */
export function claimDesk(
  store: Store,
  { token, person, project }: { token: string; person: MemberDraft; project: ProjectDraft },
  now: number,
): Promise<{ project: number; member: number }> {
  checkProject(project)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent claims wait on this row
    const claim = await tx.settings.find(claimSetting)
    if (claim?.value !== hashOfToken(token) || (await isInUse(tx))) throw refusal('no-first-run', {}, 'token')
    await tx.settings.remove(claimSetting)
    const id = await insertProject(tx, project, now)
    const member = await insertPerson(tx, person, now)
    const by = { door: 'console', name: actorOf(member) } as const
    await assignRole(tx, by, { project: id, id: member, assignment: { role: 'owner', sources: [] } }, now)
    return { project: id, member }
  })
}

async function isInUse(tx: Pick<Transaction | Reads, 'members' | 'projects'>): Promise<boolean> {
  return (await tx.members.hasAny()) || (await tx.projects.all()).length > 0
}
