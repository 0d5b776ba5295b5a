import { useEffect } from 'react'
import { noteProgress } from './arrivals.ts'
import { setUnreadNotices } from './bell.ts'
import { queryClient } from './query-client.ts'
import { keys, placeKeys } from './query-keys.ts'
import { meQuery, useProjectId } from './session.ts'
import { followStream } from './shared-stream.ts'
import { refetchSteadily } from './steady-refetch.ts'
import type { LeadEvent } from './types.ts'

/** Events within this time (ms) are applied together. Those of an import, which makes thousands, are applied less often. */
const [batchTime, importTime] = [300, 5_000]

/** For how long (ms) after the signed-in member was read nothing older of the project can be cached. */
const fresh = 10_000

/** The number of the newest event before anything of the project was read; undefined when that was too long ago. */
function lastEvent(project: string): string | undefined {
  const { data, dataUpdatedAt = 0 } = queryClient.getQueryState(meQuery.queryKey) ?? {}
  if (Date.now() - dataUpdatedAt > fresh) return
  return data?.projects.find(({ id }) => id === project)?.last_event
}

/** Follows the event stream of the project, and invalidates what its events changed. */
export function useLiveUpdates(): void {
  const project = useProjectId()
  useEffect(() => {
    let batch: LeadEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let importTimer: ReturnType<typeof setTimeout> | undefined
    const leave = followStream(project, lastEvent(project), {
      hear: (name, data) => hear[name](data),
      miss: () => void queryClient.invalidateQueries({ queryKey: keys.project(project) }),
    })
    const hear = {
      message: (data: string) => {
        const event = JSON.parse(data) as LeadEvent
        batch.push(event)
        if (event.door === 'import') importTimer ??= setTimeout(apply, importTime)
        else timer ??= setTimeout(apply, batchTime)
      },
      notices: (data: string) => setUnreadNotices(project, JSON.parse(data).unread),
      receipts: (data: string) => {
        refetchReceipts()
        noteProgress(project, JSON.parse(data))
      },
    }
    return () => {
      clearTimeout(timer)
      clearTimeout(importTimer)
      leave()
    }

    function apply(): void {
      const events = batch
      batch = []
      clearTimeout(timer)
      clearTimeout(importTimer)
      timer = undefined
      importTimer = undefined
      const known = new Set(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ queryKey }) => String(queryKey[3])),
      )
      const ids = [...new Set(events.map((event) => event.lead_id))].filter((id) => known.has(id))
      const changed = ids.map((id) => keys.lead.all(project, id))
      const hasComment = events.some(({ topics }) => topics.some((topic) => topic.startsWith('lead.comment')))
      if (events.some(isOfReceipt)) {
        refetchReceipts() // earlier than the stream reports it
        void refetchSteadily(keys.lastArrival(project)) // the stream does not report spam that was marked as no spam
      }
      const mentions = hasComment ? [keys.mentions(project)] : []
      const related = events.some(isOfPerson) ? [keys.allRelated(project)] : []
      for (const queryKey of [keys.leads.all(project), ...placeKeys(project), ...mentions, ...related])
        void refetchSteadily(queryKey)
      // only then is it known which lead moved in the list and keeps its former neighbours
      void Promise.all(changed.map(refetchSteadily)).then(() => refetchSteadily(keys.allNeighbours(project)))
      void queryClient.invalidateQueries({ queryKey: keys.reports.all(project), refetchType: 'none' }) // an open report refetches itself soon
    }

    /** Refetches receipts, since spam and waiting ones make no events. */
    function refetchReceipts(): void {
      for (const queryKey of [keys.receipts.all(project), keys.arrivals.all(project), keys.entryPoints(project)])
        void refetchSteadily(queryKey)
    }
  }, [project])
}

/** Whether an event may change which leads belong to one person: a lead was created or removed, or has another phone or address. */
function isOfPerson({ topics, after }: LeadEvent): boolean {
  return topics.includes('lead.created') || ['phone', 'email', 'deleted_at'].some((name) => name in after)
}

/** Whether a receipt made or joined a lead, even by a replay. Members use other doors, or press buttons of bots. */
function isOfReceipt({ door, actor }: LeadEvent): boolean {
  return door === 'capture' || (door === 'telegram' && !actor.startsWith('member:'))
}
