import { useProject } from '../api/session.ts'
import type { Lead } from '../api/types.ts'

/** What stands where a contact is hidden from the member. */
const hidden = '•••'

/** Whether the member may change leads. */
export function useCanWrite(): boolean {
  return useProject().role !== 'viewer'
}

/** Whether a text is told in full: one that hides a contact must not be written back. */
export function isUnmasked(text: string | null): boolean {
  return !text?.includes(hidden)
}

/** Whether a lead can be changed where it stands: one in the bin is restored first. */
export function useCanChange(lead: Pick<Lead, 'deleted_at'>): boolean {
  return useCanWrite() && lead.deleted_at === null
}
