import type { Actor } from '../domain/access.ts'
import { type LostReason, lostReasonLimits, offeredReasons } from '../domain/lost-reason.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { checkName } from './check-name.ts'

/** Appends a reason why leads are lost to the list of a project and returns it. */
export function addLostReason(
  store: Store,
  by: Actor,
  project: Project,
  name: string,
  now: number,
): Promise<LostReason> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const offered = offeredReasons(await tx.lostReasons.of(project.id))
    if (offered.length >= lostReasonLimits.reasons)
      throw refusal('too-many-lost-reasons', { limit: lostReasonLimits.reasons }, 'name')
    checkName(offered, name)
    const position = 1 + Math.max(-1, ...offered.map((reason) => reason.position))
    const reason = await tx.lostReasons.insert(project.id, { name, position })
    const subject = subjectOf(reason.id)
    await tx.audit.append(project.id, { at: now, by, action: 'lost_reason.added', subject, details: { name } })
    return reason
  }, project.id)
}

/** Changes the given parts of a reason and returns it. `position` counts from 0, and the others shift. */
export function changeLostReason(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { name, position }: { name?: string; position?: number },
  now: number,
): Promise<LostReason> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { reason, others } = await findReason(tx, project, id)
    if (name !== undefined) checkName(others, name)
    const place = position ?? others.filter((each) => each.position < reason.position).length
    const changed = { ...reason, name: name ?? reason.name }
    const ordered = others.toSpliced(place, 0, changed).map((each, index) => ({ ...each, position: index }))
    for (const each of ordered) await tx.lostReasons.change(project.id, each)
    const details = { name, position }
    await tx.audit.append(project.id, { at: now, by, action: 'lost_reason.changed', subject: subjectOf(id), details })
    return ordered.find((each) => each.id === id) ?? changed
  }, project.id)
}

/** Stops offering a reason; leads that have it keep it. */
export function removeLostReason(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const { reason } = await findReason(tx, project, id)
    await tx.lostReasons.change(project.id, { ...reason, removedAt: now })
    const details = { name: reason.name }
    await tx.audit.append(project.id, { at: now, by, action: 'lost_reason.removed', subject: subjectOf(id), details })
  }, project.id)
}

async function findReason(tx: Transaction, project: Project, id: number) {
  const reasons = offeredReasons(await tx.lostReasons.of(project.id))
  const reason = reasons.find((each) => each.id === id)
  if (!reason) throw refusal('no-such-lost-reason', { id: String(id) })
  return { reason, others: reasons.filter((each) => each !== reason) }
}

/** A reason in the audit. */
function subjectOf(id: number): string {
  return `lost_reason:${id}`
}
