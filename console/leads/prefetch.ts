import { queryClient } from '../api/query-client.ts'
import { statusesQuery } from '../api/statuses.ts'
import { readView } from '../view.ts'
import { prefetchRows } from './rows.ts'

/** Asks for the first rows of the list in the address, beside who is signed in and not after it. */
export function prefetchList(project: string): void {
  const search = Object.fromEntries(new URLSearchParams(window.location.search))
  const isOfToday = search.view === 'call' // when that ends is known with the zone of the project
  if (!isOfToday) prefetchRows(project, readView(search, ''))
  void queryClient.prefetchQuery(statusesQuery(project))
}
