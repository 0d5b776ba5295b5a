import type { GivenLead, ImportMapping, RowRefusal } from '../domain/import.ts'
import { fieldLimits, type Lead } from '../domain/lead.ts'
import { fieldCalled, nameOfField } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import type { ImportMemory } from './import-memory.ts'

type Met = { match: number; lead: Partial<Pick<Lead, 'fields'>> | undefined; isDry: boolean; memory: ImportMemory }
type Rules = { project: Project; mapping: ImportMapping }

/**
 * Refuses a row that would give a lead more own fields than the limit, counting those that earlier rows of the file added. A lead that the file
 * creates cannot exceed it, since a project does not have more own fields.
 */
export function fieldsRefusal(given: GivenLead, met: Met, rules: Rules): RowRefusal | undefined {
  const added = addedFields(given, met)
  if (added.length === 0 || !isTight(met, rules)) return
  const own = Object.keys(met.lead?.fields ?? {})
  const isNoted = (key: string) => met.isDry && met.memory.find(placeOf(met, key)) !== undefined
  const earlier = mappedKeys(rules).filter(isNoted)
  const { size } = new Set([...own, ...earlier, ...added])
  return size > fieldLimits.count ? { code: 'row-too-many-fields', params: {} } : undefined
}

/** In a dry run, whose leads stay as they are in the store, remembers the own fields that a row adds if the lead could exceed the limit. */
export function noteFields(given: GivenLead, met: Met, rules: Rules): void {
  const added = met.isDry ? addedFields(given, met) : []
  if (added.length > 0 && isTight(met, rules)) for (const key of added) met.memory.note(placeOf(met, key), 1)
}

function addedFields({ fields }: GivenLead, { match, lead }: Met): string[] {
  if (!fields || !lead || match < 0) return []
  return Object.keys(fields).filter((key) => !lead.fields || !Object.hasOwn(lead.fields, key))
}

/** Whether a lead would exceed the limit if the file gave it all its own fields. */
function isTight({ lead }: Met, rules: Rules): boolean {
  const count = Object.keys(lead?.fields ?? {}).length
  return (
    count + rules.mapping.columns.length > fieldLimits.count && count + mappedKeys(rules).length > fieldLimits.count
  )
}

/** The keys of the own fields that the file has columns for. */
function mappedKeys({ project: { fields }, mapping }: Rules): string[] {
  return mapping.columns.flatMap(({ to, name = '' }) => {
    if (to === 'new') return [fieldCalled(name, fields)?.key ?? name.trim()]
    const field = fields.find((each) => nameOfField(each) === to)
    return field ? [field.key] : []
  })
}

function placeOf({ match }: Met, key: string): string {
  return `own:${match}:${key}`
}
