import { setImmediate } from 'node:timers/promises'
import type { Viewer } from '../../domain/access.ts'
import type { KeptEvent } from '../../domain/event.ts'
import type { Card, Lead } from '../../domain/lead.ts'
import { maskFields } from '../../domain/mask.ts'

/** How long (ms) masks may keep the event loop from others. */
const slice = 10

/** Leads, or what cards show of them, as a viewer may see them. */
export function maskLeads<L extends Lead | Card>(viewer: Viewer, leads: L[]): Promise<L[]> {
  return maskEach(viewer, leads, (lead) => maskFields(viewer, lead as Partial<Lead>) as L)
}

/** Events as a viewer may see them. */
export function maskEvents(viewer: Viewer, events: KeptEvent[]): Promise<KeptEvent[]> {
  return maskEach(viewer, events, ({ before, after, ...event }) => ({
    ...event,
    before: before && maskFields(viewer, before),
    after: maskFields(viewer, after),
  }))
}

/** A page may have megabytes of text, so what is masked is done slice by slice. */
async function maskEach<T>(viewer: Viewer, all: T[], mask: (each: T) => T): Promise<T[]> {
  if (!viewer.mask) return all
  const masked: T[] = []
  let until = performance.now() + slice
  for (const each of all) {
    if (performance.now() > until) {
      await setImmediate()
      until = performance.now() + slice
    }
    masked.push(mask(each))
  }
  return masked
}
