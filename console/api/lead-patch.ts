import { client, Problem, unwrap } from './client.ts'
import { latestOwnVersion, recordOwnVersion } from './lead-versions.ts'
import {
  type CustomValue,
  type EditableField,
  editableFields,
  type KnownLead,
  type Lead,
  type LeadPatch,
} from './types.ts'

/**
 * Sends an edit with `If-Match`. A lead whose version changed but whose editable fields did not, such as one that somebody opened, is
 * patched again; else the refusal is thrown.
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
      if (!current || changedFields(known, current).length > 0) throw error
      version = current.version
    }
  }
}

/** The lead as it is now, of a refusal that says that it was changed. */
export function conflictingLead(error: unknown): Lead | undefined {
  return error instanceof Problem && error.code === 'lead-changed' ? (error.current as Lead) : undefined
}

/** The editable fields in which a lead differs from what is known of it. */
export function changedFields(known: Partial<Lead>, current: Lead): EditableField[] {
  return editableFields.filter(
    (name) => known[name] !== undefined && JSON.stringify(known[name]) !== JSON.stringify(current[name]),
  )
}

/** The fields of a lead after a patch, for an optimistic update. */
export function patchedFields(known: Partial<Lead>, { fields, ...patch }: LeadPatch): Partial<Lead> {
  if (!fields) return patch
  const own = Object.entries({ ...known.fields, ...fields }).filter(([, value]) => value !== null)
  return { ...patch, fields: own.length > 0 ? (Object.fromEntries(own) as Record<string, CustomValue>) : null }
}
