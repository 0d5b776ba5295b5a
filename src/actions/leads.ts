import type { Actor, Viewer } from '../domain/access.ts'
import { created } from '../domain/event.ts'
import { earlierResponse, type IdempotentRequest, type ProcessedRequest } from '../domain/idempotency.ts'
import {
  type Lead,
  type LeadChange,
  type LeadDraft,
  type LeadPatch,
  type NewLead,
  newLead,
  patched,
  withPaidDate,
} from '../domain/lead.ts'
import { checkLostReason } from '../domain/lost-reason.ts'
import { checkPatch } from '../domain/mask.ts'
import { actorOf } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { defaultStatus, statusOf } from '../domain/status.ts'
import { dueOf } from '../domain/working-time.ts'
import { pipelined } from '../store/sql/pipeline.ts'
import type { BatchOperation, Store, Transaction } from '../store/store.ts'
import { assignNew } from './assign.ts'
import { checkAssignee } from './assignee.ts'
import { changeMany } from './change-many.ts'
import { beginChange, type Change, differenceOf, lockLiveLead, writeDifference } from './lead-changes.ts'
import { oneByOne } from './one-by-one.ts'
import { type ChangeResult, undoable } from './undoable.ts'

/**
 * Creates a lead with its event; returns its id. A repeated request with the same `Idempotency-Key` creates no second lead;
 * another body is refused. `now` is in seconds.
 */
export function createLead(
  store: Store,
  by: Actor,
  project: Project,
  draft: LeadDraft,
  now: number,
  idempotent?: IdempotentRequest,
): Promise<number> {
  const made = { by, draft, now }
  return idempotent
    ? store.batch(createIdempotently, project, { ...made, idempotent })
    : store.batch(createMany, project, made)
}

/** Creates leads, each with its event; returns their ids. Also runs in the writer thread. */
export const createMany: BatchOperation<Incoming, number> = {
  name: 'createMany',
  make: createEach,
}

/** The same for requests with an `Idempotency-Key`. One that was processed before returns the id of that time. */
export const createIdempotently: BatchOperation<Incoming & { idempotent: IdempotentRequest }, number> = {
  name: 'createIdempotently',
  async make(tx, project, requests) {
    const earlier = await pipelined(requests.map(({ idempotent, now }) => tx.idempotency.claim(idempotent, now)))
    const fresh = requests.filter((_, place) => !earlier[place])
    const ids = fresh.length > 0 ? await createEach(tx, project, fresh) : []
    const response = (id: number | undefined) => ({ status: 200, headers: {}, answer: String(id) })
    await pipelined(fresh.map(({ idempotent }, place) => tx.idempotency.complete(idempotent, response(ids[place]))))
    const made = new Map(fresh.map((each, place) => [each, ids[place] as number]))
    return requests.map(
      (each, place) => made.get(each) ?? earlierId(earlier[place] as ProcessedRequest, each.idempotent),
    )
  },
}

function earlierId(earlier: ProcessedRequest, request: IdempotentRequest): number {
  return Number(earlierResponse(earlier, request).answer)
}

async function createEach(tx: Transaction, project: Project, made: Incoming[]): Promise<number[]> {
  return (await insertLeads(tx, project, made)).leads.map((lead) => lead.id)
}

/** Creates many leads in one transaction, for `demo`; returns the last id. `note` records the ids in the same transaction. */
export function createLeads(
  store: Store,
  by: Actor,
  project: Project,
  drafts: LeadDraft[],
  now: number,
  note: (tx: Transaction, ids: number[]) => Promise<void> = async () => {},
): Promise<number> {
  const made = drafts.map((draft) => ({ by, draft, now }))
  return store.transaction(async (tx) => {
    const ids = await createEach(tx, project, made)
    await note(tx, ids)
    return ids.at(-1) as number
  }, project.id)
}

/** Creates a lead that can be undone, and returns it. By default it gets the first status in progress. */
export function addLead(store: Store, by: Actor, project: Project, draft: NewLead, now: number): Promise<ChangeResult> {
  return store.transaction(async (tx) => {
    await checkAssignee(tx, project, draft)
    await checkLoss(await beginChange(tx, by, project, now), draft)
    const { leads, event } = await insertLeads(tx, project, [{ by, draft, now }])
    return undoable(await beginChange(tx, by, project, now), { lead: leads[0] as Lead, event })
  }, project.id)
}

/**
 * Changes the given fields of a lead and records the difference; without one there is no event. Refuses an unknown id.
 */
export async function changeLead(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  change: LeadChange,
  now: number,
): Promise<void> {
  await store.batch(changeMany, project, { by, id, change, now })
}

/**
 * The same as a change that can be undone. Refuses a version other than `expected`, and what the viewer does not see.
 */
export function editLead(
  store: Store,
  by: Actor,
  project: Project,
  edit: Omit<EditRequest, 'by' | 'now'>,
  now: number,
): Promise<ChangeResult> {
  return store.batch(editMany, project, { ...edit, by, now })
}

type EditRequest = {
  by: Actor
  id: number
  patch: LeadPatch
  expected?: number | undefined
  viewer?: Viewer | undefined
  now: number
}

/** Also runs in the writer thread. */
export const editMany: BatchOperation<EditRequest, ChangeResult> = oneByOne(
  'editMany',
  async (tx, project, { by, id, patch, expected, viewer, now }) => {
    const change = await beginChange(tx, by, project, now)
    if (patch.status !== undefined) statusOf(patch.status, change.statuses)
    await checkAssignee(tx, project, patch)
    const lead = await lockLiveLead(change, id, { expected, viewer })
    await checkLoss(change, { status: lead.status, ...patch })
    if (viewer) checkPatch(viewer, lead, patch)
    return undoable(change, await writeDifference(change, lead, differenceOf(change, lead, patched(lead, patch))))
  },
)

/** Refuses a lost reason that the project does not offer, and one for a lead that is not lost. */
async function checkLoss(
  { tx, project, statuses }: Change,
  { status = defaultStatus(statuses), lostReason }: Pick<LeadChange, 'status' | 'lostReason'>,
): Promise<void> {
  if (lostReason === undefined || lostReason === null) return
  checkLostReason(lostReason, await tx.lostReasons.of(project.id))
  if (statusOf(status, statuses).type !== 'canceled') throw refusal('not-lost', {}, 'lost_reason')
}

/** A new lead, its creator, and the time (seconds). */
type Incoming = { by: Actor; draft: NewLead; now: number }

/** Inserts leads of a project with their events; returns the stored leads and the number of the last event. */
export async function insertLeads(tx: Transaction, project: Project, made: Incoming[]) {
  const [last, statuses, earlier] = await pipelined([
    tx.projects.allocateNumbers(project.id, { leads: made.length, events: made.length }),
    tx.statuses.of(project.id), // after the project is locked, so that no status is removed meanwhile
    tx.leads.earlier(
      project,
      made.map(({ draft }) => draft),
    ),
  ])
  const typeOf = (status: number) => statusOf(status, statuses).type
  const drafts = made.map(({ by, draft, now }, index): Lead => {
    const id = last.lead - made.length + 1 + index
    const { status = defaultStatus(statuses) } = draft
    const respondedAt = isTypedByHand(by, draft) ? now : null
    const birth = { id, recordedAt: now, door: by.door, createdBy: by.name, respondedAt }
    const dueAt = dueOf(birth, typeOf(status) === 'progress', project)
    const lead = newLead({ ...draft, status }, { ...birth, dueAt })
    return withPaidDate(lead, typeOf(status), draft.creationDate)
  })
  const isFree = (index: number) => made[index]?.draft.assignee === undefined
  const now = made[0]?.now ?? 0
  const assigned = await assignNew(tx, project, drafts, isFree, now)
  const leads = await tx.leads.insert(project, assigned, earlier, (stored) => {
    const happened = stored.map((lead) => created(lead, typeOf(lead.status) === 'paid'))
    return tx.events.append(project.id, last.event, happened)
  })
  return { leads, event: last.event }
}

/** A member who types in a lead has spoken with the customer. The lead is new only when it is assigned to somebody else. */
function isTypedByHand({ door, name }: Actor, { assignee }: NewLead): boolean {
  return door === 'console' && (assignee == null || actorOf(assignee) === name)
}
