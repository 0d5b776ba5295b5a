import { queryClient } from '../api/query-client.ts'
import { statusesQuery } from '../api/statuses.ts'
import { readView } from '../view.ts'
import { prefetchRows } from './rows.ts'

/** Loads the first rows of the list in the address in parallel with the member, not after it. */
export function prefetchList(project: string): void {
  const search = Object.fromEntries(new URLSearchParams(window.location.search))
  const isOfToday = search.view === 'call' // the end of today is known only with the zone of the project
  if (!isOfToday) prefetchRows(project, readView(search, ''))
  void queryClient.prefetchQuery(statusesQuery(project))
}
