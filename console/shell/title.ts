import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { countLeads } from '../api/lead-count.ts'
import { useProject, useProjectId } from '../api/session.ts'

/** Leads that nobody has opened yet. */
const unopened = JSON.stringify({ field: 'responded_at', operator: 'null', value: true })

/** How many leads of the last 30 days nobody has opened; kept true by what happens. */
export function useUnopenedCount(): number {
  const project = useProjectId()
  const { data } = useQuery({
    queryKey: ['p', project, 'fresh'],
    queryFn: () => countLeads(project, { period: 'last-30-days', filter: unopened }),
    refetchInterval: 60_000,
  })
  return data?.total ?? 0
}

/** Titles of what is open, one over another: the last one stands in the tab. */
const titles: { text: string }[] = []

/** The tab's title: how many are new, what page this is, whose. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  const fresh = useUnopenedCount()
  const { name } = useProject()
  const text = `${fresh > 0 ? `(${fresh}) ` : ''}${page || t('brand')} · ${name}`
  useEffect(() => {
    const title = { text }
    titles.push(title)
    document.title = text
    return () => {
      titles.splice(titles.indexOf(title), 1)
      document.title = titles.at(-1)?.text ?? text
    }
  }, [text])
}
