import { fold } from '../../domain/fold.ts'
import type { ColumnPlan, ImportMapping, Preview, SeenColumn } from '../../domain/import.ts'
import { fieldCalled, isUnsafeKey, nameOfField, type OwnField, ownFieldLimits } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { type Status, statusOf } from '../../domain/status.ts'
import { isOwnExport } from './headings.ts'

/** The default mapping of a file. */
export function defaultMapping({ columns }: Preview): ImportMapping {
  const plans = columns.flatMap((seen, column): ColumnPlan[] => {
    if (seen.proposed === null) return []
    return [withDates({ column, to: seen.proposed, ...(seen.fill && { fill: true }) }, seen)]
  })
  const goesTo = (...to: ColumnPlan['to'][]) => plans.some((plan) => to.includes(plan.to))
  const match = goesTo('id', 'external_id') ? 'id' : goesTo('phone', 'email') ? 'contact' : 'none'
  const strict = !isOwnExport(columns.map(({ name }) => name))
  return { columns: plans, match, update: 'given', statuses: [], members: [], makeStatuses: false, strict }
}

/** Adds the detected order of dates, unless the plan has one. */
export function withDates(plan: ColumnPlan, seen: SeenColumn | undefined): ColumnPlan {
  return plan.dates || !seen?.dates ? plan : { ...plan, dates: seen.dates.order }
}

/**
 * The key of the field that a column writes. Columns that write the same field have the same key: a status by name or by id, and an own field
 * that the import creates or that exists by now.
 */
export function fieldOf(plan: ColumnPlan, fields: readonly OwnField[]): string {
  if (plan.to !== 'new') return plan.to.replace(/_id$/, '').replace(/^external$/, 'id')
  const known = ownFieldOf(plan, fields)
  return known ? nameOfField(known) : `new ${fold((plan.name ?? '').trim())}`
}

/** The own field that a column writes; undefined if it writes none, or one that does not exist yet. */
export function ownFieldOf({ to, name = '' }: ColumnPlan, fields: readonly OwnField[]): OwnField | undefined {
  return to === 'new' ? fieldCalled(name, fields) : fields.find((each) => nameOfField(each) === to)
}

/** Refuses a mapping that loads nothing, names an unknown column or field, or writes one field twice. */
export function checkMapping(mapping: ImportMapping, { columns }: Preview, project: Project): void {
  if (mapping.columns.length === 0) throw refusal('import-nothing-mapped', {}, 'mapping.columns')
  const taken = new Map<string, ColumnPlan>()
  for (const [index, plan] of mapping.columns.entries()) {
    const at = `mapping.columns[${index}]`
    const seen = columns[plan.column]
    const known = columns.map((_, column) => String(column))
    if (!seen)
      throw refusal('import-unknown-column', { given: String(plan.column), known: known.slice(0, 50) }, `${at}.column`)
    checkTarget(plan, project, at)
    const field = fieldOf(plan, project.fields)
    const first = taken.get(field)
    if (first && !plan.fill)
      throw refusal(
        'import-column-twice',
        { to: plan.to, first: excerpt(columns[first.column]?.name ?? ''), second: excerpt(seen.name) },
        `${at}.to`,
      )
    taken.set(field, first ?? plan)
  }
  const made = [...taken.keys()].filter((field) => field.startsWith('new ')).length
  if (project.fields.length + made > ownFieldLimits.fields)
    throw refusal('too-many-own-fields', { limit: ownFieldLimits.fields }, 'mapping.columns')
  if (mapping.match === 'id' && !taken.has('id')) throw refusal('import-no-match', {}, 'mapping.match')
}

function checkTarget({ to, name }: ColumnPlan, { fields }: Project, at: string): void {
  if (to === 'new' && (name ?? '').trim() === '') throw refusal('required', {}, `${at}.name`)
  if (to === 'new' && isUnsafeKey((name ?? '').trim())) throw refusal('unsafe-key', {}, `${at}.name`)
  if (!to.startsWith('field:')) return
  const known = fields.map(nameOfField)
  if (!known.some((each) => each === to)) throw refusal('unknown-choice', { given: to, known }, `${at}.to`)
}

/** Refuses a mapping to a status or a member that the project does not have. A project without members accepts any member id, as elsewhere. */
export function checkPlans(
  { statuses = [], members = [] }: Partial<ImportMapping>,
  here: { statuses: Status[]; members: readonly { id: number }[] },
): void {
  for (const [index, { status }] of statuses.entries())
    if (status !== null) statusOf(status, here.statuses, `mapping.statuses[${index}].status`)
  const known = new Set(here.members.map(({ id }) => id))
  for (const [index, { member }] of members.entries())
    if (member !== null && known.size > 0 && !known.has(member))
      throw refusal('unknown-assignee', { given: String(member) }, `mapping.members[${index}].member`)
}
