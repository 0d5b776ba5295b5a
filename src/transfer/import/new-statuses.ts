import { fold } from '../../domain/fold.ts'
import { importLimits } from '../../domain/import.ts'
import { activeStatuses, defaultColour, type Status, type StatusType } from '../../domain/status.ts'

/** A status that an import would create. `given` is its name in the file if it is created only because no status has that name. */
export type WantedStatus = { name: string; type: StatusType; given?: string }

/**
 * Simulates the statuses that an import would create, so that a dry run plans rows as the import will. `statuses` has the existing and the
 * simulated ones. `names` has the names without a status, up to one more than the limit of new statuses.
 */
export function newStatuses(known: readonly Status[]) {
  const statuses = [...known]
  const ids = new Map(
    activeStatuses(statuses)
      .toReversed()
      .map(({ id, name }) => [fold(name), id]),
  )
  const names: string[] = []
  let last = 0
  return { statuses, names, make }

  /** Returns the id of the status; it is negative if the status is simulated. */
  function make({ name, type, given }: WantedStatus): number {
    const there = ids.get(fold(name))
    if (there !== undefined) return there
    if (given !== undefined && names.length > importLimits.newStatuses) return last // over the limit: the import will be refused
    if (given !== undefined) names.push(given)
    statuses.push({ id: --last, name, type, colour: defaultColour[type], position: statuses.length })
    ids.set(fold(name), last)
    return last
  }
}
