import type { Actor } from '../domain/access.ts'
import { fold } from '../domain/fold.ts'
import { type Import, type ImportMapping, noRows, type StatusPlan } from '../domain/import.ts'
import { fieldCalled } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import { activeStatuses, type StatusType } from '../domain/status.ts'
import type { Store, Transaction } from '../store/store.ts'
import { importLease } from './imports.ts'
import { insertOwnField } from './own-fields.ts'
import { insertStatus } from './statuses.ts'

/**
 * Creates the statuses and own fields that an import needs, and records them and the last lead of the project. It is one transaction, so that an
 * undo finds everything that was created. Returns the changed import; undefined if it was stopped, or if another process has begun it.
 */
export function prepareRun(store: Store, project: Project, work: Import, now: number): Promise<Import | undefined> {
  return store.transaction(async (tx) => {
    const held = await tx.imports.findForUpdate(project.id, work.id)
    if (held?.state !== 'running' || held.begunAt !== null || !held.mapping) return
    const making: Making = { tx, by: held.by, project, now }
    const statuses = await makeStatuses(making, held.mapping, held.forecast?.unknownStatuses ?? [])
    const fields = await makeFields(making, held.mapping)
    const { lead } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: 0 })
    const given = {
      mapping: { ...held.mapping, columns: fields.columns, statuses: statuses.plans },
      made: { statuses: statuses.made, fields: fields.made },
      ...{ lastLead: lead, begunAt: now, heartbeatAt: now, place: 0, outcome: noRows() },
    }
    await tx.imports.change(project.id, work.id, given, now + importLease)
    return { ...held, ...given }
  }, project.id)
}

type Making = { tx: Transaction; by: Actor; project: Project; now: number }

async function makeStatuses(
  { tx, by, project, now }: Making,
  { statuses: plans, makeStatuses: all }: ImportMapping,
  unknown: readonly string[],
): Promise<{ plans: StatusPlan[]; made: number[] }> {
  const made: number[] = []
  const makeOne = async ({ name, type }: { name: string; type: StatusType }): Promise<number> => {
    const here = activeStatuses(await tx.statuses.of(project.id))
    const known = here.find((each) => fold(each.name) === fold(name))
    if (known) return known.id
    const { id } = await insertStatus(tx, by, project, { name, type }, now)
    made.push(id)
    return id
  }
  const next: StatusPlan[] = []
  for (const { make, ...plan } of plans) next.push(make ? { ...plan, status: await makeOne(make) } : plan)
  for (const given of all ? unknown : []) {
    if (next.some((plan) => fold(plan.given) === fold(given))) continue
    next.push({ given, status: await makeOne({ name: given, type: 'progress' }) })
  }
  return { plans: next, made }
}

async function makeFields(
  { tx, by, project, now }: Making,
  { columns }: ImportMapping,
): Promise<{ columns: ImportMapping['columns']; made: number[] }> {
  const made: number[] = []
  const next: ImportMapping['columns'] = []
  for (const { name = '', type = 'text', ...plan } of columns) {
    if (plan.to !== 'new') {
      next.push(plan)
      continue
    }
    const known = fieldCalled(name, await tx.ownFields.of(project.id))
    const field = known ?? (await insertOwnField(tx, by, project, { name: name.trim(), type }, now))
    if (!known) made.push(field.id)
    next.push({ ...plan, to: `field:${field.id}` })
  }
  return { columns: next, made }
}
