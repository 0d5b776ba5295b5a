import { useEffect } from 'react'
import { queries } from './queries.ts'
import { useProjectId } from './session.ts'
import type { LeadEvent } from './types.ts'

/** What happens to leads becomes visible within this time (ms); many changes at once are one redrawing. */
const pause = 300

/** Follows what happens in the project, whoever does it, and reads anew what it touches. One stream for the whole console. */
export function useLive(): void {
  const project = useProjectId()
  useEffect(() => {
    const source = new EventSource(`/api/v2/projects/${project}/events/stream`)
    let seen: LeadEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    source.onmessage = ({ data }) => {
      seen.push(JSON.parse(data) as LeadEvent)
      timer ??= setTimeout(tell, pause)
    }
    source.onopen = () => void queries.invalidateQueries({ queryKey: ['p', project] }) // what was missed meanwhile
    return () => {
      clearTimeout(timer)
      source.close()
    }

    function tell(): void {
      const events = seen
      seen = []
      timer = undefined
      for (const name of ['leads', 'board', 'fresh', 'tallies'])
        void queries.invalidateQueries({ queryKey: ['p', project, name] })
      for (const id of new Set(events.map((event) => event.lead_id)))
        void queries.invalidateQueries({ queryKey: ['p', project, 'lead', id] })
    }
  }, [project])
}
