import { refusal } from './refusal.ts'

/** The type of a status, as the vendor names it. */
export const statusTypes = ['progress', 'paid', 'canceled'] as const
export type StatusType = (typeof statusTypes)[number]

/** The colours of statuses and channels. `console/look/` has their shades. */
export const colours = ['grey', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green'] as const
export type Colour = (typeof colours)[number]

/**
 * A step of a lead. `id` counts from 0 in each project; `position` is its place on the board. A status that is being
 * removed takes no new leads, and `replacedBy` is where its leads go.
 */
export type Status = {
  id: number
  name: string
  type: StatusType
  colour: Colour
  position: number
  replacedBy?: number | null
}

/** The initial statuses of a project, as on the vendor's page. */
export const firstStatuses: readonly Status[] = [
  { id: 0, name: 'В работе', type: 'progress', colour: 'blue', position: 0 },
  { id: 1, name: 'Оплачен', type: 'paid', colour: 'green', position: 1 },
  { id: 2, name: 'Отменен', type: 'canceled', colour: 'grey', position: 2 },
]

/** Whether leads in a status are still worked. */
export function isOpen(id: number, statuses: readonly Status[]): boolean {
  return statuses.some((status) => status.id === id && status.type === 'progress')
}

/** The colour of a new status that names none. */
export const defaultColour: Record<StatusType, Colour> = { progress: 'violet', paid: 'green', canceled: 'grey' }

/** Finds a status of a project, or refuses and lists the known ones. */
export function statusOf(id: number, statuses: Status[], argument = 'status'): Status {
  const known = activeStatuses(statuses)
  const status = known.find((each) => each.id === id)
  if (status) return status
  throw refusal('unknown-status', { given: String(id), known: known.map((each) => String(each.id)) }, argument)
}

/** The default status of a new lead: the first on the board that is in progress. */
export function defaultStatus(statuses: Status[]): number {
  const inOrder = activeStatuses(statuses).toSorted((one, other) => one.position - other.position || one.id - other.id)
  const initial = inOrder.find(({ type }) => type === 'progress') ?? inOrder[0]
  if (!initial) throw new Error('A project has no status')
  return initial.id
}

/** The statuses that are not being removed. */
export function activeStatuses(statuses: Status[]): Status[] {
  return statuses.filter(({ replacedBy }) => replacedBy === undefined || replacedBy === null)
}
