import { useEffect } from 'react'
import { queryClient } from './query-client.ts'
import { refetchMe, useProjectId } from './session.ts'
import type { LeadEvent } from './types.ts'

/** What happens to leads becomes visible within this time (ms); many changes at once are one redrawing. */
const pause = 300

/** When a stream that was refused is asked for again (ms). */
const patience = 5_000

/** Follows what happens in the project, whoever does it, and reads anew what it touches. One stream for the whole console. */
export function useLive(): void {
  const project = useProjectId()
  useEffect(() => {
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    let seen: LeadEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    listen()
    return () => {
      clearTimeout(timer)
      clearTimeout(again)
      source.close()
    }

    function listen(): void {
      source = new EventSource(`/api/v2/projects/${project}/events/stream`)
      source.onmessage = ({ data }) => {
        seen.push(JSON.parse(data) as LeadEvent)
        timer ??= setTimeout(tell, pause)
      }
      source.onopen = () => void queryClient.invalidateQueries({ queryKey: ['p', project] }) // what was missed meanwhile
      // A browser tries again where the network broke, but gives up on a refusal, such as a proxy's while the server starts.
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        void refetchMe()
        again = setTimeout(listen, patience)
      }
    }

    function tell(): void {
      const events = seen
      seen = []
      timer = undefined
      for (const name of ['leads', 'board', 'fresh', 'tallies'])
        void queryClient.invalidateQueries({ queryKey: ['p', project, name] })
      for (const id of new Set(events.map((event) => event.lead_id)))
        void queryClient.invalidateQueries({ queryKey: ['p', project, 'lead', id] })
    }
  }, [project])
}
