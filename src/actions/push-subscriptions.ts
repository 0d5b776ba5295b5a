import { type NoticeLink, noticeLimits } from '../domain/notice.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

type Subscription = { member: number; endpoint: string; details: string; label: string | null }

/** Refuses a further browser of a member who has reached the limit, before its address is resolved. */
export async function checkRoom(
  store: Store,
  project: Project,
  { member, endpoint }: Pick<Subscription, 'member' | 'endpoint'>,
): Promise<void> {
  refuseFull(await store.noticeLinks.ofMember(project.id, member), endpoint)
}

/** Links the browser of a member. Another member who used this browser before gets no notices there any more. */
export function subscribe(
  store: Store,
  project: Project,
  { member, endpoint, details, label }: Subscription,
  now: number,
): Promise<NoticeLink> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const same = await tx.noticeLinks.byAddress('push', endpoint)
    for (const each of same) if (each.member !== member) await tx.noticeLinks.remove(each.project, each.id)
    const mine = await tx.noticeLinks.ofMember(project.id, member)
    refuseFull(mine, endpoint)
    const id = await tx.noticeLinks.put(project.id, { member, way: 'push', address: endpoint, details, label }, now)
    return (await tx.noticeLinks.ofMember(project.id, member)).find((each) => each.id === id) as NoticeLink
  }, project.id)
}

function refuseFull(mine: readonly NoticeLink[], endpoint: string): void {
  const isKnown = mine.some(({ address }) => address === endpoint)
  if (!isKnown && mine.length >= noticeLimits.links) throw refusal('too-many-links', { limit: noticeLimits.links })
}

/** Unlinks one browser of a member, or all of them; does nothing when it was not linked. */
export function unsubscribe(
  store: Store,
  project: Project,
  { member, endpoint }: { member: number; endpoint: string | undefined },
): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const mine = await tx.noticeLinks.ofMember(project.id, member)
    for (const { id, way, address } of mine)
      if (way === 'push' && (endpoint === undefined || address === endpoint))
        await tx.noticeLinks.remove(project.id, id)
  }, project.id)
}
