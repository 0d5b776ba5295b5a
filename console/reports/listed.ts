import { useRouter } from '@tanstack/react-router'
import { createContext, type RefObject, useContext, useEffect, useMemo } from 'react'
import type { Listed } from '../api/reports.ts'
import { useProjectId } from '../api/session.ts'
import type { Filter } from '../api/types.ts'
import { useView } from '../view.ts'

type AddressOf = (list: Listed) => string

/** Makes the address of the list behind a number. It is shared by all numbers of a page, of which there may be thousands. */
export const ListAddress = createContext<AddressOf>(() => '')

/** The function that makes the addresses of this page. */
export function useListAddress(): AddressOf {
  return useContext(ListAddress)
}

/** Makes the addresses of lists, with the search of the view in their search box. */
export function useMadeAddress(): AddressOf {
  const project = useProjectId()
  const [{ q }] = useView()
  return useMemo(
    () =>
      ({ period, filter }) =>
        addressOf(project, period, filter as Filter, q),
    [project, q],
  )
}

function addressOf(project: string, period: string, filter: Filter, q: string): string {
  const conditions = 'and' in filter ? filter.and : [filter]
  const others = conditions.filter((each) => !(q && 'field' in each && each.field === 'q'))
  const [only] = others
  const rest = others.length === 1 ? only : { and: others }
  const search = new URLSearchParams({
    period,
    ...(others.length > 0 && { filter: JSON.stringify(rest) }),
    ...(q && { q }),
  })
  return `/p/${project}/leads?${search}`
}

/**
 * Handles clicks on the links within an element without a page load. They are plain links, since thousands of router links take a second to render.
 */
export function useFollowedLinks(frame: RefObject<HTMLElement | null>): void {
  const router = useRouter()
  useEffect(() => {
    const element = frame.current
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest('a[data-list]')
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      void router.navigate({ href: link.getAttribute('href') ?? '' })
    }
    element?.addEventListener('click', follow)
    return () => element?.removeEventListener('click', follow)
  }, [frame, router])
}
