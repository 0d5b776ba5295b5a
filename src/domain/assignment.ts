/** How a new lead is assigned: not at all, in turn to the members on duty, or by the first rule that yields a member. */
export const assignmentModes = ['nobody', 'turn', 'rules'] as const
type AssignmentMode = (typeof assignmentModes)[number]

/**
 * Assigns leads that match the filter, a document as in the API. A single member gets them all; several get them in turn while on duty.
 * Without members they go in turn to everybody on duty.
 */
export type AssignmentRule = { filter: unknown; members: readonly number[] }

export type Assignment = {
  mode: AssignmentMode
  rules: readonly AssignmentRule[]
  /** Incremented by each change. */
  version: number
}
export type AssignmentChange = Partial<Omit<Assignment, 'version'>>

export const defaultAssignment: Assignment = { mode: 'nobody', rules: [], version: 1 }

/** `conditions` limits those of all rules together, since each new lead is compared with all of them before it is stored. */
export const assignmentLimits = { rules: 20, members: 100, conditions: 50 }

/** A member who may get a lead. `lastLead` is the last one that they got in turn. */
export type Worker = { id: number; isOnDuty: boolean; lastLead: number | null }

/** The member whose turn it is: of those on duty the one who has waited longest. Without `members` it chooses among all workers. */
export function nextInTurn(workers: readonly Worker[], members: readonly number[] = []): Worker | undefined {
  const waiting = workers.filter(({ id, isOnDuty }) => isOnDuty && (members.length === 0 || members.includes(id)))
  return waiting.sort((one, other) => (one.lastLead ?? 0) - (other.lastLead ?? 0) || one.id - other.id)[0]
}

/** The member to whom a rule assigns a lead, if any. A lead for the single member of a rule takes no turn. */
export function chosenBy(
  { members }: AssignmentRule,
  workers: readonly Worker[],
): { worker: Worker | undefined; isTurn: boolean } {
  if (members.length === 1) return { worker: workers.find(({ id }) => id === members[0]), isTurn: false }
  return { worker: nextInTurn(workers, members), isTurn: true }
}
