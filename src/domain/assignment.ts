/** How a new lead finds its member: it does not, in turn among those on duty, or by the first rule that knows somebody. */
export const assignmentModes = ['nobody', 'turn', 'rules'] as const
type AssignmentMode = (typeof assignmentModes)[number]

/**
 * Leads that match the filter, a document as in the API, go to these members: to the only one, or in turn to those of them who are on duty.
 * Without members it is everybody on duty.
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

/** Conditions are those of all rules: what a stranger sends is compared with each of them before the lead is kept. */
export const assignmentLimits = { rules: 20, members: 100, conditions: 50 }

/** Who may get a lead. `lastLead` is the last one that came in turn. */
export type Worker = { id: number; isOnDuty: boolean; lastLead: number | null }

/** The member whose turn it is among these: who is on duty and waits for the longest. */
export function nextInTurn(workers: readonly Worker[], members: readonly number[] = []): Worker | undefined {
  const waiting = workers.filter(({ id, isOnDuty }) => isOnDuty && (members.length === 0 || members.includes(id)))
  return waiting.sort((one, other) => (one.lastLead ?? 0) - (other.lastLead ?? 0) || one.id - other.id)[0]
}

/** The member that a rule knows, if any. */
export function chosenBy({ members }: AssignmentRule, workers: readonly Worker[]): Worker | undefined {
  if (members.length === 1) return workers.find(({ id }) => id === members[0])
  return nextInTurn(workers, members)
}
