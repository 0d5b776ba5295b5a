import { useEffect } from 'react'
import { keys } from './keys.ts'
import { queryClient } from './query-client.ts'
import { refetchMe, useProjectId } from './session.ts'
import type { LeadEvent } from './types.ts'

/** Events of this time (ms) are applied together. */
const batchTime = 300

/** When a stream that was refused is opened again (ms). */
const reconnectDelay = 5_000

/** Follows the event stream of the project, and invalidates what its events changed. One stream for the whole console. */
export function useLiveUpdates(): void {
  const project = useProjectId()
  useEffect(() => {
    let source: EventSource
    let reconnect: ReturnType<typeof setTimeout> | undefined
    let batch: LeadEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    open()
    return () => {
      clearTimeout(timer)
      clearTimeout(reconnect)
      source.close()
    }

    function open(): void {
      source = new EventSource(`/api/v2/projects/${project}/events/stream`)
      source.onmessage = ({ data }) => {
        batch.push(JSON.parse(data) as LeadEvent)
        timer ??= setTimeout(apply, batchTime)
      }
      // Events while the stream was down are lost: everything is read again.
      source.onopen = () => void queryClient.invalidateQueries({ queryKey: keys.project(project) })
      // A browser reconnects after a broken network, but not after a refusal, such as a proxy's while the server starts.
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        void refetchMe()
        reconnect = setTimeout(open, reconnectDelay)
      }
    }

    function apply(): void {
      const events = batch
      batch = []
      timer = undefined
      const changed = [...new Set(events.map((event) => event.lead_id))].map((id) => keys.lead.all(project, id))
      const isSaid = events.some(({ topics }) => topics.some((topic) => topic.startsWith('lead.comment')))
      const mentions = isSaid ? [keys.mentions(project)] : []
      for (const queryKey of [
        keys.leads.all(project),
        keys.boards(project),
        keys.counts.all(project),
        ...mentions,
        ...changed,
      ])
        void queryClient.invalidateQueries({ queryKey })
    }
  }, [project])
}
