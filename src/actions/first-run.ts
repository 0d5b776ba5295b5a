import type { MemberDraft } from '../domain/member.ts'
import { actorOf } from '../domain/member.ts'
import { checkProject, type ProjectDraft } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Reads, Store, Transaction } from '../store/store.ts'
import { givePost, insertPerson } from './members.ts'
import { insertProject } from './projects.ts'
import { hashOfToken } from './tokens.ts'

/** The setting that holds a hash of the token by which a new desk can be claimed. */
const offer = 'first-run'

/**
 * Lets a desk that has neither projects nor members be claimed by whoever has this token; the one of a start before is over. Tells
 * whether it can be: a desk in use takes back what was offered.
 */
export function offerDesk(store: Store, token: string): Promise<boolean> {
  return store.transaction(async (tx) => {
    await tx.settings.remove(offer)
    if (await isInUse(tx)) return false
    return tx.settings.add(offer, hashOfToken(token))
  })
}

/** Whether a desk waits to be claimed. */
export async function isOffered(store: Store): Promise<boolean> {
  return (await store.settings.find(offer)) !== undefined && !(await isInUse(store))
}

/**
 * Makes the first project and its owner, once. Answers the number of the project and the id of the member. Refuses another token
 * than the last start printed, and a desk that is in use.
 */
export function claimDesk(
  store: Store,
  { token, person, project }: { token: string; person: MemberDraft; project: ProjectDraft },
  now: number,
): Promise<{ project: number; member: number }> {
  checkProject(project)
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: whoever claims at the same moment waits here
    const offered = await tx.settings.find(offer)
    if (offered?.value !== hashOfToken(token) || (await isInUse(tx))) throw refusal('no-first-run', {}, 'token')
    await tx.settings.remove(offer)
    const id = await insertProject(tx, project, now)
    const member = await insertPerson(tx, person, now)
    const by = { door: 'console', name: actorOf(member) } as const
    await givePost(tx, by, { project: id, id: member, post: { role: 'owner', sources: [] } }, now)
    return { project: id, member }
  })
}

async function isInUse(tx: Pick<Transaction | Reads, 'members' | 'projects'>): Promise<boolean> {
  return (await tx.members.hasAny()) || (await tx.projects.all()).length > 0
}
