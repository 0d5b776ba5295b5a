import { fold } from '../../domain/fold.ts'
import { importLimits } from '../../domain/import.ts'
import { activeStatuses, hueOf, type Status, type StatusType } from '../../domain/status.ts'

/** A status that an import would make. `given` is its name as the file has it, where it is made because no status has that name. */
export type WantedStatus = { name: string; type: StatusType; given?: string }

/**
 * Stands for the statuses that an import would make, so that a dry run plans as the loading will: `statuses` are those that are there and those
 * that would be. `names` are those that no status has, one more than may be made at most.
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

  /** The id of the status, below 0 where it is not there yet. */
  function make({ name, type, given }: WantedStatus): number {
    const there = ids.get(fold(name))
    if (there !== undefined) return there
    if (given !== undefined && names.length > importLimits.newStatuses) return last // the loading will be refused
    if (given !== undefined) names.push(given)
    statuses.push({ id: --last, name, type, colour: hueOf[type], position: statuses.length })
    ids.set(fold(name), last)
    return last
  }
}
