import { hash } from 'node:crypto'
import { puller } from '../actions/pulled-leads.ts'
import { addStatus, changeStatus } from '../actions/statuses.ts'
import { firstMoment, future, type Pull, type PullFault, reserveOf, watching } from '../domain/pull.ts'
import { Refusal, refusal } from '../domain/refusal.ts'
import { lastLead } from './last-lead.ts'
import { readStatuses, type VendorStatus } from './read.ts'
import { advance, noteFaults, type Step } from './step.ts'
import { VendorCallFailed } from './vendor.ts'

/** Runs one of two parts with one request each, so that none is repeated after a pause between them. */
export function pullStatuses(step: Step): Promise<Pull | undefined> {
  return step.pull.place.offset === 0 ? keepStatuses(step) : reserveNumbers(step)
}

/** Stores the vendor's statuses under their ids. */
async function keepStatuses(step: Step): Promise<Pull | undefined> {
  const answer = await step.vendor.call('project/leads/status/list')
  if (!Array.isArray(answer.data)) throw new VendorCallFailed(refusal('pull-not-api', {}))
  const { read, faults } = await readStatuses(answer.data)
  const wrong = [...faults]
  for (const status of read) {
    const fault = await keepStatus(step, status)
    if (fault) wrong.push(fault)
  }
  return advance(step, async (tx, held, now) => {
    const wrongIds = new Set(wrong.map(({ id }) => id))
    const right = read.map(({ id }) => String(id)).filter((id) => !wrongIds.has(id))
    await tx.pullFaults.clear(held.project, held.id, 'status', right)
    await noteFaults(tx, held, wrong, now)
    return { place: { ...held.place, offset: 1 } }
  })
}

/** Reserves the ids of the vendor's leads: new leads of this desk get higher ones. */
async function reserveNumbers(step: Step): Promise<Pull | undefined> {
  const last = await lastLead(step)
  return advance(step, async (tx, held, now) => {
    if (last !== undefined) await tx.projects.raiseLastLead(held.project, last + reserveOf(held))
    const at = held.place.isFull ? firstMoment : now - watching.recent
    const until = now + future
    return { place: { ...held.place, step: 'leads', first: until, at, until, width: until - at, offset: 0 } }
  })
}

/** Creates a status, or applies changes that the vendor made since. A status with own leads of this desk stays unchanged. */
async function keepStatus(
  { store, project, clock }: Step,
  status: VendorStatus,
): Promise<Omit<PullFault, 'at'> | undefined> {
  const { id, name, type } = status
  const seen = hash('sha256', JSON.stringify([name, type]), 'base64url').slice(0, 12)
  try {
    const before = (await store.pulled.of(project.id, 'status', [id])).get(id)
    if (before === seen) return
    const here = (await store.statuses.of(project.id)).find((each) => each.id === id)
    const isSame = here?.name === name && here.type === type
    if (!here) await addStatus(store, puller, project, { id, name, type }, clock())
    else if (!isSame && before === undefined && (await isUsed({ store, project }, id)))
      throw refusal('status-exists', { id: String(id) }, 'id')
    else if (!isSame) await changeStatus(store, puller, project, id, { name, type }, clock())
    await store.transaction((tx) => tx.pulled.put(project.id, 'status', [{ id, seen }]), project.id)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { noun: 'status', id: String(id), code: error.code, argument: error.argument ?? null, params: error.params }
  }
}

function isUsed({ store, project }: Pick<Step, 'store' | 'project'>, status: number): Promise<boolean> {
  return store.transaction(async (tx) => (await tx.leads.ofStatus(project, status, 1)).length > 0, project.id)
}
