import { refusal } from './refusal.ts'

/** The group that a status belongs to, in the vendor's words. */
export const statusTypes = ['progress', 'paid', 'canceled'] as const
export type StatusType = (typeof statusTypes)[number]

/** The eight hues that a status may have; the console draws them. */
export const hues = ['grey', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green'] as const
export type Hue = (typeof hues)[number]

/**
 * A step that a lead goes through. `id` counts from 0 in each project; `position` is its place on the board. While it is being removed
 * `replacedBy` is where its leads go; it takes no new ones then.
 */
export type Status = {
  id: number
  name: string
  type: StatusType
  colour: Hue
  position: number
  replacedBy?: number | null
}

/** What a new project begins with, as on the vendor's page. */
export const firstStatuses: readonly Status[] = [
  { id: 0, name: 'В работе', type: 'progress', colour: 'blue', position: 0 },
  { id: 1, name: 'Оплачен', type: 'paid', colour: 'green', position: 1 },
  { id: 2, name: 'Отменен', type: 'canceled', colour: 'grey', position: 2 },
]

/** The hue that a new status gets when nobody chose one. */
export const hueOf: Record<StatusType, Hue> = { progress: 'violet', paid: 'green', canceled: 'grey' }

/** Finds a status among those of a project, or refuses and names the known ones. */
export function statusOf(id: number, statuses: Status[]): Status {
  const known = staying(statuses)
  const status = known.find((each) => each.id === id)
  if (status) return status
  throw refusal('unknown-status', { given: String(id), known: known.map((each) => String(each.id)) }, 'status')
}

/** The status of a lead of which nobody says one: the first on the board that is in progress. */
export function usualStatus(statuses: Status[]): number {
  const inOrder = staying(statuses).toSorted((one, other) => one.position - other.position || one.id - other.id)
  const usual = inOrder.find(({ type }) => type === 'progress') ?? inOrder[0]
  if (!usual) throw new Error('A project has no status')
  return usual.id
}

/** Those that leads may come into: none that is being removed. */
export function staying(statuses: Status[]): Status[] {
  return statuses.filter(({ replacedBy }) => replacedBy === undefined || replacedBy === null)
}
