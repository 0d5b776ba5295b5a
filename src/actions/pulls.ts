import type { Actor } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { newRound, noTally, type Pull, type PullDraft, pullLease } from '../domain/pull.ts'
import { refusal } from '../domain/refusal.ts'
import { activeStatuses } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'
import { refuseFormer } from './current-rights.ts'

/** Starts a pull, which the worker picks up. Its key comes encrypted. Refuses a second running pull, and an unknown status. */
export function startPull(store: Store, by: Actor, project: Project, draft: PullDraft, now: number): Promise<Pull> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    await tx.projects.lock(project.id)
    const [latest] = await tx.pulls.of(project.id, 1)
    if (latest?.state === 'running') throw refusal('pull-running', { id: String(latest.id) })
    await refuseOther(tx, project, draft.outside)
    await checkStatus(tx, project, draft.missingStatus)
    const began = { at: now, by, place: newRound(true), tally: noTally, since: nothingSince }
    const id = await tx.pulls.insert(project.id, { ...draft, ...began })
    const details = { host: new URL(draft.url).host, outside: draft.outside, watch: draft.isWatching }
    await tx.audit.append(project.id, { at: now, by, action: 'pull.started', subject: `pull:${id}`, details })
    return (await tx.pulls.find(project.id, id)) as Pull
  }, project.id)
}

/** Refuses another project of the vendor than the one that was pulled before: its leads have the same ids, and would replace those of the other. */
async function refuseOther(tx: Transaction, project: Project, outside: number): Promise<void> {
  const earlier = await tx.pulls.of(project.id, 1_000)
  const other = earlier.find((pull) => pull.outside !== outside && (pull.sweptAt !== null || pull.tally.read > 0))
  if (!other) return
  throw refusal('pull-other-project', { outside: String(other.outside) }, 'outside_project')
}

/** The report of a pull that has done nothing since the last one. */
export const nothingSince: Pull['since'] = { created: 0, changed: 0, receipts: 0, differs: [] }

/** Stops a pull and forgets its key; the leads that were pulled stay. One that has ended stays as it is. */
export function stopPull(store: Store, by: Actor, project: Project, id: number, now: number): Promise<Pull> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const held = await tx.pulls.findForUpdate(project.id, id)
    if (!held) throw refusal('no-such-pull', { id: String(id) }, 'id')
    if (held.state !== 'running') return held
    await tx.pulls.stop(project.id, id, now)
    await tx.audit.append(project.id, { at: now, by, action: 'pull.stopped', subject: `pull:${id}`, details: {} })
    return { ...held, state: 'stopped', secret: null, endedAt: now }
  }, project.id)
}

/** The settings of a running pull that change when it is resumed by hand; omitted ones stay. */
export type PullChange = { secret: string; isWatching?: boolean | undefined; missingStatus?: number | undefined }

/**
 * Resumes a running pull by hand, and takes it from the process that holds it. Another status for leads without one starts the round anew, since such
 * leads were refused before.
 */
export function resumePull(store: Store, project: Project, id: number, change: PullChange, now: number): Promise<Pull> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const held = await tx.pulls.findForUpdate(project.id, id)
    if (!held) throw refusal('no-such-pull', { id: String(id) }, 'id')
    if (held.state !== 'running') return held
    const { secret, isWatching = held.isWatching, missingStatus = held.missingStatus } = change
    const isAnew = missingStatus !== held.missingStatus
    if (isAnew) await checkStatus(tx, project, missingStatus)
    const begun = isAnew && { place: newRound(true), tally: noTally }
    const next = { ...held, ...begun, secret, isWatching, missingStatus, nextAt: now }
    await tx.pulls.resume(next)
    return next
  }, project.id)
}

/** The holder of a pull, by the claim under which it was taken, and the time (seconds). */
export type Holder = { project: Project; pull: Pull; holder: string; now: number }

/**
 * Performs a part of a pull and stores its progress, in one transaction. Undefined when the pull was stopped, or claimed by another process since;
 * then it does nothing.
 */
export function advancePull(
  store: Store,
  { project, pull, holder, now }: Holder,
  act: (tx: Transaction, held: Pull) => Promise<Partial<Pull>>,
): Promise<Pull | undefined> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const held = await tx.pulls.findForUpdate(project.id, pull.id, holder)
    if (held?.state !== 'running') return
    const next: Pull = { ...held, failure: null, failingSince: null, ...(await act(tx, held)) }
    await tx.pulls.advance(next, next.state === 'running' ? now + pullLease : 0)
    return next
  }, project.id)
}

async function checkStatus(tx: Transaction, project: Project, id: number | null): Promise<void> {
  if (id === null) return
  const known = activeStatuses(await tx.statuses.of(project.id)).map((status) => String(status.id))
  if (!known.includes(String(id))) throw refusal('unknown-status', { given: String(id), known }, 'missing_status')
}
