import type { Notice } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import { withoutMask } from '../../store/leads/viewer.ts'
import type { Store } from '../../store/store.ts'
import { subscribersOf } from './audience.ts'
import type { LeasedMessage } from './claim.ts'
import { addresseeOf, type Place, placeOf, type Target } from './places.ts'
import { canStillBeNotified } from './route-notice.ts'

/** How many messages are edited per claim. */
const editsPerClaim = 20

/** A message that is to say what became of its lead, when (seconds) that was last assigned, and where it went, with its id there. */
export type Edit = {
  leased: LeasedMessage
  assignedAt: number | undefined
  messages: readonly { target: Target; outsideId: string }[]
}

/**
 * Leases messages that are to be edited. Undefined when another process plans or claims now. A message whose reader may no longer be notified of
 * its lead stays as it is, since an edit shows the lead anew.
 */
export function claimEdits(store: Store, project: Project, now: number): Promise<Edit[] | undefined> {
  return store.transaction(async (tx) => {
    if (!(await tx.noticePlans.findForUpdate(project.id))) return
    await tx.noticeQueue.forgetEdits(project.id, now)
    const notices = await tx.noticeQueue.dueEdits(project.id, now, editsPerClaim)
    if (notices.length === 0) return []
    const subscribers = await subscribersOf(tx, project)
    const chats = await tx.noticeChats.of(project.id)
    const ids = [...new Set(notices.flatMap(({ lead }) => lead ?? []))]
    const leads = withoutMask(await tx.deliveredLeads.of(project.id, ids))
    const assignedAt = await tx.events.assignedAt(project.id, ids)
    const edits: Edit[] = []
    for (const notice of notices) {
      const { to, way } = notice
      const addressee = addresseeOf(to, subscribers, chats)
      const lead = leads.get(notice.lead ?? 0)
      const isStillNotified = addressee && lead && canStillBeNotified(addressee, notice.kind, lead)
      const place = isStillNotified && way ? await placeOf(tx, project, addressee, way) : undefined
      const messages = place ? messagesOf(notice, place) : []
      if (!place || !way || messages.length === 0) {
        await tx.noticeQueue.dropEdit(project.id, notice.id)
        continue
      }
      const until = await tx.noticeQueue.leaseEdit(project.id, notice.id, now)
      const leased = { project, to, way, notices: [notice], more: 0, until, leads, ...place }
      edits.push({ leased, assignedAt: assignedAt.get(notice.lead ?? 0), messages })
    }
    return edits
  })
}

/** Where a message went, as far as that is still there. */
function messagesOf({ outsideIds }: Notice, { targets }: Place): Edit['messages'] {
  return targets.flatMap((target) => {
    const outsideId = outsideIds.get(target.link)
    return outsideId === undefined ? [] : [{ target, outsideId }]
  })
}

/** A message was changed, or is to be `later`; what happened with its lead meanwhile is written next. */
export function endEdit(store: Store, { leased }: Edit, later: number | null, now: number): Promise<void> {
  const { project, notices, until } = leased
  const [{ id }] = notices as [Notice]
  return store.transaction((tx) => tx.noticeQueue.endEdit(project.id, id, { until, later, now }))
}
