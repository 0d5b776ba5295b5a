import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import type { Board, Lead } from './types.ts'

type Row = { id: string }
type Page = { items: Row[] }

/** Merges fields into a lead in each query that holds it: itself, lists, searches, related leads and boards. */
export function writeCachedLead(project: string, id: string, fields: Partial<Lead>): void {
  queryClient.setQueryData<Lead>(keys.lead.itself(project, id), (lead) => lead && { ...lead, ...fields })
  for (const queryKey of pageKeys(project))
    queryClient.setQueriesData<Page>({ queryKey }, (page) => page && patchItems(page, id, fields))
  queryClient.setQueriesData<Board>({ queryKey: keys.boards(project) }, (board) => {
    if (!board?.columns.some((column) => holds(column, id))) return board
    return { ...board, columns: board.columns.map((column) => patchItems(column, id, fields)) }
  })
}

/** The fields of a lead that the cache knows. */
export function readCachedLead(project: string, id: string): Partial<Lead> {
  const itself = queryClient.getQueryData<Lead>(keys.lead.itself(project, id))
  if (itself) return itself
  const pages = pageKeys(project).flatMap((queryKey) => queryClient.getQueriesData<Page>({ queryKey }))
  const boards = queryClient.getQueriesData<Board>({ queryKey: keys.boards(project) })
  const items = [
    ...pages.flatMap(([, page]) => page?.items ?? []),
    ...boards.flatMap(([, board]) => board?.columns.flatMap((column) => column.items) ?? []),
  ]
  return items.find((item) => item.id === id) ?? {}
}

function pageKeys(project: string) {
  return [keys.leads.pages(project), keys.leads.searches(project), keys.allRelated(project)]
}

function holds(page: Page, id: string): boolean {
  return page.items.some((item) => item.id === id)
}

function patchItems<T extends Page>(page: T, id: string, fields: Partial<Lead>): T {
  if (!holds(page, id)) return page
  return { ...page, items: page.items.map((item) => (item.id === id ? { ...item, ...fields } : item)) }
}
