import type { Known, LeadPatch } from '../../api/edit-lead.ts'
import type { Lead } from '../../api/types.ts'
import { ask } from '../../ui/store.ts'

/** A change of ours, and the lead as somebody else left it meanwhile. */
export type Conflict = { project: string; mine: LeadPatch; known: Known; now: Lead }

export const conflictName = 'zayavka:conflict'

/** Shows both versions and asks what shall stand. */
export function openConflict(conflict: Conflict): void {
  ask(conflictName, conflict)
}
