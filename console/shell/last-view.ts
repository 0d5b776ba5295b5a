import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMe, useProjectId } from '../api/session.ts'

type Search = Record<string, string>

/** What stands in the address of a view and is worth keeping; columns and saved views are of one page alone. */
const carried = ['period', 'filter', 'q', 'sort']

/** The pages that show a view. */
const carriers: readonly (string | undefined)[] = ['leads', 'board']

/**
 * The view that a link to the list or the board opens: the one that is open, so that both show the same leads, or from any other page
 * the last one.
 */
export function useCarriedView(): (page: string) => Search | undefined {
  const key = useKey()
  const { pathname, search } = useRouterState({ select: ({ location }) => location })
  const here = pageOf(pathname)
  return (page) => {
    if (!carriers.includes(page)) return
    if (here === page) return search as Search
    if (carriers.includes(here)) return between(search as Search)
    return readLastView(key)
  }
}

/** Remembers the view of this page for the next visit, for this person in this project. */
export function useRememberedView(): void {
  const key = useKey()
  const { pathname, search } = useRouterState({ select: ({ location }) => location })
  const { q: _, ...kept } = between(search as Search) // a search may be of a phone, which no browser needs to keep
  const text = JSON.stringify(kept)
  const isHere = carriers.includes(pageOf(pathname)) // the address is already another while the next page loads
  useEffect(() => {
    if (!isHere) return
    try {
      localStorage.setItem(key, text)
    } catch {
      // without storage every visit begins with all leads
    }
  }, [key, text, isHere])
}

/** Whether a lead opens over the view that is open: in the same project, from a page of leads. No other page has a view, nor another project this one. */
export function keepsView(from: string, to: string): boolean {
  const [here, there] = [placeOf(from), placeOf(to)]
  return (
    here.project === there.project && [here, there].every(({ page }) => page === 'today' || carriers.includes(page))
  )
}

/** The last view of a person in a project; an unreadable one is none. */
export function readLastView(key: string): Search {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof read === 'object' && read !== null ? between(read as Search) : {}
  } catch {
    return {}
  }
}

/** Where the last view of a person in a project is kept. */
export function keyOfLastView(project: string, member: string): string {
  return `zayavka.view.${project}.${member}`
}

function useKey(): string {
  return keyOfLastView(useProjectId(), useMe().data?.id ?? '')
}

/** The name of a default view goes along with its filter; a saved one is of its page. */
function between(search: Search): Search {
  const kept = carried.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))
  const view = typeof search.view === 'string' && !/^\d/.test(search.view) ? { view: search.view } : {}
  return { ...Object.fromEntries(kept), ...view }
}

function pageOf(path: string): string | undefined {
  return placeOf(path).page
}

function placeOf(path: string): { project: string | undefined; page: string | undefined } {
  const [, project, page] = /^\/p\/([^/]+)\/([^/]+)/.exec(path) ?? []
  return { project, page }
}
