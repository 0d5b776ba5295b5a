import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMe, useProjectId } from '../api/session.ts'

type Search = Record<string, string>

/** The parts of a view's address that are passed on; columns and saved views belong to one page. */
const carried = ['period', 'filter', 'q', 'sort']

/** The pages that show a view. */
const carriers: readonly (string | undefined)[] = ['leads', 'board']

/** The view that a link to the list or the board opens: the open view, so that both show the same leads, or from any other page the last one. */
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

/** Stores the view of this page for the next visit, per person and project. */
export function useRememberedView(): void {
  const key = useKey()
  const { pathname, search } = useRouterState({ select: ({ location }) => location })
  const { q: _, ...kept } = between(search as Search) // a search may contain a phone, which need not be stored
  const text = JSON.stringify(kept)
  const isHere = carriers.includes(pageOf(pathname)) // the address changes before the next page is loaded
  useEffect(() => {
    if (!isHere) return
    try {
      localStorage.setItem(key, text)
    } catch {
      // without storage every visit begins with all leads
    }
  }, [key, text, isHere])
}

/** Whether a lead opens over the open view: only within a project, and from a page of leads. */
export function keepsView(from: string, to: string): boolean {
  const [here, there] = [placeOf(from), placeOf(to)]
  return (
    here.project === there.project && [here, there].every(({ page }) => page === 'today' || carriers.includes(page))
  )
}

/** The last view of a person in a project; an unreadable one is ignored. */
export function readLastView(key: string): Search {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof read === 'object' && read !== null ? between(read as Search) : {}
  } catch {
    return {}
  }
}

/** The key under which the last view of a person in a project is stored. */
export function keyOfLastView(project: string, member: string): string {
  return `zayavka.view.${project}.${member}`
}

function useKey(): string {
  return keyOfLastView(useProjectId(), useMe().data?.id ?? '')
}

/** The parts that are passed on. The name of a default view goes with its filter, but a saved view belongs to its page. */
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
