import { type Destination, quietDoors } from '../domain/destination.ts'
import type { StoredEvent, Topic } from '../domain/event.ts'
import type { Filter } from '../domain/filter.ts'
import type { Lead } from '../domain/lead.ts'
import { matches } from '../domain/matches.ts'
import type { Project } from '../domain/project.ts'
import { readStoredFilter } from '../json/filter.ts'

/** How long (ms) events are matched in one transaction, which blocks other writes. */
const budget = 20

type Wanting = Pick<Destination, 'id' | 'topics' | 'filter' | 'also'>
type Happened = Pick<StoredEvent, 'by' | 'before' | 'after'> & { topics: readonly Topic[] }

/** Matches events with the topics and filters of destinations. Each filter is parsed once, at `now`; `isBudgetSpent` after the time limit. */
export function createMatcher(project: Project, now: number) {
  const filters = new Map<number, Filter | undefined>()
  let spent = 0
  return { wants, isBudgetSpent: () => spent >= budget }

  function wants(
    destination: Wanting,
    event: Happened,
    lead: Lead | undefined,
    wasTold = false,
  ): boolean | 'unreadable' {
    const began = performance.now()
    const verdict = verdictOf(destination, event, lead, wasTold)
    spent += performance.now() - began
    return verdict
  }

  /**
   * A filter is matched with the current lead, and with the lead before and after the change: so a receiver learns that a lead leaves the
   * filter, and gets events of a lead that was changed again meanwhile. The bin counts only if the filter names it. A purged lead matches no
   * filter, and its purge goes to receivers that got its earlier events. `unreadable` if the filter names a removed object.
   */
  function verdictOf(
    { id, topics, filter, also }: Wanting,
    { topics: means, by, before, after }: Happened,
    lead: Lead | undefined,
    wasTold: boolean,
  ): boolean | 'unreadable' {
    if (topics && !means.some((each) => topics.includes(each))) return false
    const quiet = quietDoors.find((door) => door === by.door)
    if (quiet && !also.includes(quiet)) return false
    if (filter === null) return true
    if (!filters.has(id)) filters.set(id, readStoredFilter(filter, { project, now }))
    const read = filters.get(id)
    if (!read) return 'unreadable'
    if (!lead) return wasTold && means.includes('lead.purged')
    const live = { ...lead, deletedAt: null }
    const changed = [before, after].map((fields) => ({ ...live, ...fields }) as Lead)
    return [lead, live, ...changed].some((each) => matches(read, each, project))
  }
}
