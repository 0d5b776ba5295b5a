import type { Actor } from '../domain/access.ts'
import { type Assignment, type AssignmentChange, type AssignmentRule, assignmentLimits } from '../domain/assignment.ts'
import { type Filter, isEverything } from '../domain/filter.ts'
import { type Membership, workingRoles } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { readFilter } from '../json/filter.ts'
import type { Store, Transaction } from '../store/store.ts'

/** Changes how new leads get their assignees, and returns the whole setting. Refuses an outdated version. */
export function changeAssignment(
  store: Store,
  by: Actor,
  project: Project,
  { version, ...change }: AssignmentChange & { version: number | undefined },
  now: number,
): Promise<Assignment> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision() // first: concurrent changes of settings wait on this row
    const current = await tx.projects.find(project.id)
    if (!current) throw refusal('no-such-project', { id: String(project.id) }, 'project')
    const before = current.assignment
    if (version !== undefined && version !== before.version) throw refusal('settings-changed', {}, 'If-Match')
    if (change.rules) await checkRules(tx, current, change.rules, now)
    const { mode, rules } = { ...before, ...change }
    const after = { mode, rules, version: before.version + 1 }
    await tx.projects.setSettings(project.id, { assignment: after })
    const details = { mode, rules: rules.length, before: { mode: before.mode, rules: before.rules.length } }
    const entry = { at: now, by, action: 'assignment.changed', subject: `project:${project.id}`, details } as const
    await tx.audit.append(project.id, entry)
    return after
  }, project.id)
}

/**
 * Refuses an unreadable filter, too many conditions, the field `repeat`, which a new lead does not have yet, and members whose role works no leads.
 */
async function checkRules(
  tx: Transaction,
  project: Project,
  rules: readonly AssignmentRule[],
  now: number,
): Promise<void> {
  const workers = await tx.duty.workers(project.id)
  let conditions = 0
  for (const [index, { filter, members }] of rules.entries()) {
    const path = `rules[${index}]`
    const named = fieldsOf(readFilter(filter, { project, now }, `${path}.filter`))
    conditions += named.length
    const known = ['source', 'channel', 'utm_source']
    if (named.includes('repeat')) throw refusal('unknown-field', { given: 'repeat', known }, `${path}.filter`)
    for (const [at, member] of members.entries())
      if (!workers.some(({ id }) => id === member))
        throw refusal('unknown-assignee', { given: String(member) }, `${path}.members[${at}]`)
  }
  const limit = assignmentLimits.conditions
  if (conditions > limit) throw refusal('too-many-conditions', { limit }, 'rules')
}

function fieldsOf(filter: Filter): string[] {
  if (isEverything(filter)) return []
  const parts = 'and' in filter ? filter.and : 'or' in filter ? filter.or : undefined
  return parts ? parts.flatMap(fieldsOf) : 'field' in filter ? [filter.field] : []
}

/** Puts a member on duty, or takes them off. Refuses roles that do not work leads of any source. */
export function setDuty(
  store: Store,
  by: Actor,
  { project, id }: { project: number; id: number },
  isOn: boolean,
  now: number,
): Promise<Membership> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    const held = await tx.memberships.find(project, id)
    if (!held) throw refusal('no-such-member', { id: String(id) }, 'id')
    if (!workingRoles.includes(held.role)) throw refusal('wrong-role', { held: held.role, known: workingRoles })
    if (isOn === (held.dutySince !== null)) return held
    const dutySince = isOn ? now : null
    await tx.duty.set(project, id, dutySince)
    const action = isOn ? 'member.on_duty' : 'member.off_duty'
    await tx.audit.append(project, { at: now, by, action, subject: `member:${id}`, details: {} })
    return { ...held, dutySince }
  }, project)
}
