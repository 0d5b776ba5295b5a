import { useProject } from '../api/session.ts'
import type { Lead } from '../api/types.ts'

/** The mask of a hidden contact. */
const hidden = '•••'

/** Whether the member may edit leads. */
export function useCanWrite(): boolean {
  return useProject().role !== 'viewer'
}

/** Whether the member may create, remove, merge and bulk edit leads. A contractor only works on leads of others. */
export function useCanCreate(): boolean {
  const { role } = useProject()
  return role !== 'viewer' && role !== 'contractor'
}

/** Whether contacts are hidden from the member, and with them filters and orders by fields that may contain one. */
export function useIsMasked(): boolean {
  return useProject().role === 'contractor'
}

/** Whether a text contains no mask; a masked text must not be written back. */
export function isUnmasked(text: string | null): boolean {
  return !text?.includes(hidden)
}

/** Whether a lead can be edited: one in the bin is restored first. */
export function useCanChange(lead: Pick<Lead, 'deleted_at'>): boolean {
  return useCanWrite() && lead.deleted_at === null
}
