import { type Destination, quietDoors } from '../domain/destination.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Filter } from '../domain/filter.ts'
import type { Lead } from '../domain/lead.ts'
import { matches } from '../domain/matches.ts'
import type { Project } from '../domain/project.ts'
import { Refusal } from '../domain/refusal.ts'
import { readFilter } from '../json/filter.ts'

/**
 * Whether a destination wants an event. A filter takes the lead as it is now or was before the change, so that a receiver hears when a lead
 * leaves it; whether the lead is in the bin counts only where the filter says so. `unreadable` when the filter names what is gone.
 */
export function wants(
  { topics, filter, also }: Destination,
  { topics: means, by, before }: StoredEvent,
  lead: Lead | undefined,
  project: Project,
  now: number,
): boolean | 'unreadable' {
  if (topics && !means.some((each) => topics.includes(each))) return false
  const quiet = quietDoors.find((door) => door === by.door)
  if (quiet && !also.includes(quiet)) return false
  if (filter === null) return true
  const read = readable(filter, project, now)
  if (!read) return 'unreadable'
  if (!lead) return false
  const live = { ...lead, deletedAt: null }
  return [lead, live, { ...live, ...before } as Lead].some((each) => matches(read, each, project))
}

function readable(filter: unknown, project: Project, now: number): Filter | undefined {
  try {
    return readFilter(filter, { project, now })
  } catch (error) {
    if (error instanceof Refusal) return
    throw error
  }
}
