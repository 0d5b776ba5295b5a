import { client, Problem, unwrap } from './client.ts'
import { latestOwnVersion, recordOwnVersion } from './lead-versions.ts'
import { isSameAmount } from './money.ts'
import {
  type CustomValue,
  type EditableField,
  editableFields,
  type KnownLead,
  type Lead,
  type LeadPatch,
} from './types.ts'

/**
 * Sends an edit with `If-Match`. If somebody changed the lead meanwhile, the patch is sent again for the new version, unless they changed the same
 * fields: then the refusal is thrown.
 */
export async function patchLead(project: string, known: KnownLead, patch: LeadPatch) {
  for (let version = latestOwnVersion(project, known); ; ) {
    try {
      const answer = await unwrap(
        client.PATCH('/api/v2/projects/{project}/leads/{lead}', {
          params: { path: { project, lead: known.id }, header: { 'If-Match': `"${version}"` } },
          body: patch,
        }),
      )
      recordOwnVersion(project, known.id, version, answer.lead.version)
      return answer
    } catch (error) {
      const current = conflictingLead(error)
      if (!current || overlaps(known, current, patch)) throw error
      version = current.version
    }
  }
}

/** The present lead in a refusal because of a conflict. */
export function conflictingLead(error: unknown): Lead | undefined {
  return error instanceof Problem && error.code === 'lead-changed' ? (error.current as Lead) : undefined
}

/** Whether a field of a patch was changed meanwhile to another value than the patch sets. */
function overlaps(known: Partial<Lead>, current: Lead, { fields, ...patch }: LeadPatch): boolean {
  const isOverlap = (field: string, before: unknown, now: unknown, mine: unknown) =>
    !isSameValue(field, before, now) && !isSameValue(field, mine, now)
  const names = Object.keys(patch) as (keyof typeof patch)[]
  return (
    names.some((name) => known[name] !== undefined && isOverlap(name, known[name], current[name], patch[name])) ||
    Object.entries(fields ?? {}).some(([name, mine]) =>
      isOverlap('fields', known.fields?.[name], current.fields?.[name], mine),
    )
  )
}

/** Whether two values of a field are equal; prices are compared as numbers. */
export function isSameValue(field: string, one: unknown, other: unknown): boolean {
  if (field === 'price') return isSameAmount(one as Lead['price'], other as Lead['price'])
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** The editable fields in which a lead differs from its known state. */
export function changedFields(known: Partial<Lead>, current: Lead): EditableField[] {
  return editableFields.filter((name) => known[name] !== undefined && !isSameValue(name, known[name], current[name]))
}

/** The patch that restores the known values of the fields of a patch. */
export function reversePatch(known: Partial<Lead>, { fields, ...patch }: LeadPatch): LeadPatch {
  const names = Object.keys(patch) as (keyof typeof patch)[]
  const before = names.filter((name) => known[name] !== undefined).map((name) => [name, known[name]])
  const own = Object.keys(fields ?? {}).map((name) => [name, known.fields?.[name] ?? null])
  return { ...Object.fromEntries(before), ...(fields && { fields: Object.fromEntries(own) }) }
}

/** The fields of a lead after a patch, for an optimistic update. */
export function patchedFields(known: Partial<Lead>, { fields, ...patch }: LeadPatch): Partial<Lead> {
  if (!fields) return patch
  const own = Object.entries({ ...known.fields, ...fields }).filter(([, value]) => value !== null)
  return { ...patch, fields: own.length > 0 ? (Object.fromEntries(own) as Record<string, CustomValue>) : null }
}
