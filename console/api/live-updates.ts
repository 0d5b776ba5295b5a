import { useEffect } from 'react'
import { noteProgress } from './arrivals.ts'
import { setUnreadNotices } from './bell.ts'
import { queryClient } from './query-client.ts'
import { keys, placeKeys } from './query-keys.ts'
import { meQuery, refetchMe, useProjectId } from './session.ts'
import type { LeadEvent } from './types.ts'

/** Events of this time (ms) are applied together; those of a file, which makes thousands of them, less often. */
const [batchTime, importTime] = [300, 5_000]

/** When a stream that was refused is opened again (ms). */
const reconnectDelay = 5_000

/** For how long (ms) after it was read who is signed in nothing else of the project was read before. */
const fresh = 10_000

/** The number of the newest event before anything else was read of the project; undefined when too long ago. */
function lastEvent(project: string): string | undefined {
  const { data, dataUpdatedAt = 0 } = queryClient.getQueryState(meQuery.queryKey) ?? {}
  if (Date.now() - dataUpdatedAt > fresh) return
  return data?.projects.find(({ id }) => id === project)?.last_event
}

/** Follows the event stream of the project, and invalidates what its events changed. One stream for the whole console. */
export function useLiveUpdates(): void {
  const project = useProjectId()
  useEffect(() => {
    let source: EventSource
    let reconnect: ReturnType<typeof setTimeout> | undefined
    let batch: LeadEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let importTimer: ReturnType<typeof setTimeout> | undefined
    open(lastEvent(project))
    return () => {
      clearTimeout(timer)
      clearTimeout(importTimer)
      clearTimeout(reconnect)
      source.close()
    }

    /** Without a number to go on `after` something may have been missed. */
    function open(after?: string): void {
      let misses = after === undefined
      source = new EventSource(`/api/v2/projects/${project}/events/stream${misses ? '' : `?after=${after}`}`)
      source.onmessage = ({ data }) => {
        const event = JSON.parse(data) as LeadEvent
        batch.push(event)
        if (event.door === 'import') importTimer ??= setTimeout(apply, importTime)
        else timer ??= setTimeout(apply, batchTime)
      }
      source.addEventListener('notices', ({ data }) => setUnreadNotices(project, JSON.parse(data).unread))
      source.addEventListener('receipts', ({ data }) => {
        refetchReceipts()
        noteProgress(project, JSON.parse(data))
      })
      // What has no events, and changed while no stream was open, is read again with all the rest.
      source.onopen = () => {
        if (misses) void queryClient.invalidateQueries({ queryKey: keys.project(project) })
        misses = true
      }
      // A browser reconnects after a broken network, but not after a refusal, such as a proxy's while the server starts.
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        void refetchMe()
        reconnect = setTimeout(() => open(), reconnectDelay)
      }
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
      const isSaid = events.some(({ topics }) => topics.some((topic) => topic.startsWith('lead.comment')))
      if (events.some(isOfReceipt)) {
        refetchReceipts() // sooner than the stream tells
        void queryClient.invalidateQueries({ queryKey: keys.lastArrival(project) }) // the stream tells nothing of spam that is none
      }
      const mentions = isSaid ? [keys.mentions(project)] : []
      const related = events.some(isOfPerson) ? [keys.allRelated(project)] : []
      for (const queryKey of [keys.leads.all(project), ...placeKeys(project), ...mentions, ...related])
        void queryClient.invalidateQueries({ queryKey })
      const read = changed.map((queryKey) => queryClient.invalidateQueries({ queryKey }))
      // only then it is known which lead stands elsewhere, and keeps the neighbours that it had
      void Promise.all(read).then(() => queryClient.invalidateQueries({ queryKey: keys.allNeighbours(project) }))
      void queryClient.invalidateQueries({ queryKey: keys.reports.all(project), refetchType: 'none' }) // an open one reads itself again soon
    }

    /** What came from sites: spam and what waits make no events. */
    function refetchReceipts(): void {
      for (const queryKey of [keys.receipts.all(project), keys.arrivals.all(project), keys.entryPoints(project)])
        void queryClient.invalidateQueries({ queryKey })
    }
  }, [project])
}

/** Whether an event may change which leads are of one person: one came, went, or has another phone or address now. */
function isOfPerson({ topics, after }: LeadEvent): boolean {
  return topics.includes('lead.created') || ['phone', 'email', 'deleted_at'].some((name) => name in after)
}

/** Whether what somebody sent made or joined a lead, also by a replay: members come by doors of theirs, and press buttons of bots. */
function isOfReceipt({ door, actor }: LeadEvent): boolean {
  return door === 'capture' || (door === 'telegram' && !actor.startsWith('member:'))
}
