import type { Lead } from '../../domain/lead.ts'
import { type HoldReason, type Notice, type NoticeWayName, noticeLease, type Recipient } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import { withoutMask } from '../../store/leads/viewer.ts'
import type { Store, Transaction } from '../../store/store.ts'
import { subscribersOf } from './audience.ts'
import { addresseeOf, type Place, placeOf } from './places.ts'
import { type Addressee, type ReadyWays, routeNotice } from './route-notice.ts'

/** How many due notices one transaction reads. */
const claimBatch = 200

/** How many messages about leads per minute, and letters per hour, go one by one; further ones are collected in one message. */
const limits = { many: { count: 10, time: 60 }, digest: { count: 20, time: 3_600 } }

/** Leased notices that go to one recipient in one message. */
export type LeasedMessage = {
  project: Project
  to: Recipient
  way: NoticeWayName
  notices: readonly Notice[]
  /** How many further notices the message stands for, and until when (seconds) all are leased. */
  more: number
  until: number
  leads: ReadonlyMap<number, Lead>
} & Place

/** Leases the due notices of a project, routed into about `room` messages. Undefined when another process plans or claims now. */
export function claimNotices(
  store: Store,
  project: Project,
  { ready, room }: { ready: ReadyWays; room: number },
  now: number,
): Promise<LeasedMessage[] | undefined> {
  return store.transaction(async (tx) => {
    if (!(await tx.noticePlans.findForUpdate(project.id))) return
    const due = await tx.noticeQueue.due(project.id, now, claimBatch)
    if (due.length === 0) return []
    const subscribers = await subscribersOf(tx, project)
    const chats = await tx.noticeChats.of(project.id)
    const ids = [...new Set(due.flatMap(({ lead }) => lead ?? []))]
    const leads = withoutMask(await tx.deliveredLeads.of(project.id, ids))
    const leasedMessages: LeasedMessage[] = []
    for (const some of byRecipient(due)) {
      if (leasedMessages.length >= room) break
      const { to } = some[0] as Notice
      const addressee = addresseeOf(to, subscribers, chats)
      const byWay = await routeAll(tx, some, addressee, leads, ready, now)
      for (const [way, notices] of byWay) {
        for (const message of await messagesOf(tx, project, to, way, notices, now)) {
          const place = await placeOf(tx, project, addressee, way)
          const lease = await leaseMessage(tx, { project, to, way, notices: message }, due.length === claimBatch, now)
          leasedMessages.push({ project, to, way, notices: message, leads, ...lease, ...place })
        }
      }
    }
    return leasedMessages
  })
}

function byRecipient(notices: readonly Notice[]): Notice[][] {
  const groups = new Map<string, Notice[]>()
  for (const notice of notices) {
    const key = JSON.stringify(notice.to)
    groups.set(key, [...(groups.get(key) ?? []), notice])
  }
  return [...groups.values()]
}

/** Ends the notices that are over and defers those that wait; returns the rest by way. */
async function routeAll(
  tx: Transaction,
  notices: readonly Notice[],
  to: Addressee | undefined,
  leads: ReadonlyMap<number, Lead>,
  ready: ReadyWays,
  now: number,
): Promise<Map<NoticeWayName, Notice[]>> {
  const byWay = new Map<NoticeWayName, Notice[]>()
  for (const notice of notices) {
    const { project, id } = notice
    const route = routeNotice(notice, to, leads.get(notice.lead ?? 0), ready, now)
    if ('end' in route) await tx.noticeQueue.recordOutcome(project, [id], { state: route.end, nextAt: null })
    else if ('again' in route) await tx.noticeQueue.tryAgain(project, id, route.again)
    else if ('wait' in route) await tx.noticeQueue.defer(project, [id], 'quiet', route.wait)
    else byWay.set(route.way, [...(byWay.get(route.way) ?? []), notice])
  }
  return byWay
}

/** Groups notices into messages: those that were sent together before, or all if any was held. Otherwise each goes by itself while they are few. */
async function messagesOf(
  tx: Transaction,
  project: Project,
  to: Recipient,
  way: NoticeWayName,
  notices: readonly Notice[],
  now: number,
): Promise<Notice[][]> {
  const again = new Map<number, Notice[]>()
  for (const notice of notices)
    if (notice.message !== null) again.set(notice.message, [...(again.get(notice.message) ?? []), notice])
  const fresh = notices.filter(({ message }) => message === null)
  if (fresh.some(({ held }) => held !== null)) return [...again.values(), fresh]
  const isAbout = (isLead: boolean) => fresh.filter(({ lead }) => (lead !== null) === isLead)
  const few = await fewOf(tx, project, to, isAbout(true), 'many', now)
  const single = [...few, ...isAbout(false)]
  const letters = way === 'email' ? await fewOf(tx, project, to, single, 'digest', now) : single
  return [...again.values(), ...letters.map((notice) => [notice])]
}

/** The notices that may go one by one now. Holds the others until the oldest message within the limit is old enough. */
async function fewOf(
  tx: Transaction,
  project: Project,
  to: Recipient,
  notices: readonly Notice[],
  reason: Exclude<HoldReason, 'quiet'>,
  now: number,
): Promise<readonly Notice[]> {
  if (notices.length === 0) return notices
  const { count, time } = limits[reason]
  const lately = { after: now - time, until: now } // a clock that was ahead has left later times
  const sent = await tx.noticeQueue.recent(project.id, to, lately, reason === 'digest' ? 'email' : undefined)
  const room = Math.max(count - sent.length, 0)
  const ids = notices.slice(room).map(({ id }) => id)
  await tx.noticeQueue.defer(project.id, ids, reason, (sent[0] ?? now) + time)
  return notices.slice(0, room)
}

/** Leases the notices of a message. If very many were held, only some were read, and the others are leased with them. */
async function leaseMessage(
  tx: Transaction,
  { project, to, way, notices }: Pick<LeasedMessage, 'project' | 'to' | 'way' | 'notices'>,
  isCut: boolean,
  now: number,
): Promise<Pick<LeasedMessage, 'more' | 'until'>> {
  const [first] = notices
  const isSame = first?.way === way && first.waySince !== null
  const until = now + noticeLease
  const lease = { way, waySince: isSame ? (first.waySince as number) : now, now, until }
  await tx.noticeQueue.lease(project.id, { ...lease, ids: notices.map(({ id }) => id) })
  const isHeld = notices.length > 1 && notices.every(({ held }) => held === 'many' || held === 'quiet')
  const kinds = [...new Set(notices.map(({ kind }) => kind))] // others may go by another way
  const more =
    isCut && isHeld && first ? await tx.noticeQueue.leaseHeld(project.id, to, { ...lease, first: first.id, kinds }) : 0
  return { more, until }
}
