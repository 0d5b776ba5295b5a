import { setImmediate } from 'node:timers/promises'
import type { Viewer } from '../../domain/access.ts'
import { type BinScope, withoutBin } from '../../domain/bin.ts'
import type { StoredEvent } from '../../domain/event.ts'
import type { Filter } from '../../domain/filter.ts'
import type { Card, Lead } from '../../domain/lead.ts'
import { isVisible, maskFields } from '../../domain/mask.ts'
import { visibleFilter } from '../../domain/mask-filter.ts'

// The entry and the exit of every read of leads. A query takes a `Scope`, which only `applyViewer` makes, and returns `Unmasked` rows, which
// only a mask unwraps. `viewer.test.ts` does not compile without a line for each named read, nor where another read returns plain leads. A
// change returns its lead unmasked, and `api/leads/changed-lead.ts` masks it.

declare const visible: unique symbol
declare const unmasked: unique symbol

/** A filter that includes the viewer's own restriction. */
export type VisibleFilter = Filter & { readonly [visible]: true }

/** The leads that a query of a viewer covers, inside or outside the bin. */
export type Scope = { viewer: Viewer; filter: VisibleFilter; binScope: BinScope }

/** A query within the scope of its viewer. */
export type Scoped<Q extends { filter: Filter }> = Omit<Q, keyof Scope> & Scope

/** A row that is not masked yet. */
export type Unmasked<L> = { readonly [unmasked]: L }

type ShownLead = Partial<Lead> | Card

/** Adds the viewer's restriction to a query. Refuses a filter that the viewer may not use; separates the condition on the bin. */
export function applyViewer<Q extends { filter: Filter }>(viewer: Viewer, query: Q): Scoped<Q> {
  const { filter, binScope } = withoutBin(visibleFilter(viewer, query.filter))
  return { ...query, viewer, filter: filter as VisibleFilter, binScope }
}

/** The same filter with more conditions. */
export function narrow(filter: VisibleFilter, ...conditions: Filter[]): VisibleFilter {
  return { and: [filter, ...conditions] } as Filter as VisibleFilter
}

/** Marks rows as not masked yet. */
export function unmaskedRows<L>(rows: L[]): Unmasked<L>[] {
  return rows as unknown as Unmasked<L>[]
}

/** Leads by their ids, not masked yet. */
export type UnmaskedLeads = Unmasked<Map<number, Lead>>

/** Marks leads as not masked yet. */
export function unmaskedLeads(leads: readonly Lead[]): UnmaskedLeads {
  return new Map(leads.map((lead) => [lead.id, lead])) as unknown as UnmaskedLeads
}

/**
 * Unwraps leads that are not masked: to query other leads by them, for destinations, notices and imports, never to return them. `test/house.ts`
 * forbids doors to call it.
 */
export function withoutMask<L>(row: Unmasked<L>): L {
  return row as unknown as L
}

/** Masks leads or cards for the viewer. */
export function maskLeads<L extends ShownLead>(viewer: Viewer, rows: Unmasked<L>[]): Promise<L[]> {
  return maskEach(viewer, rows, (row) => maskLead(viewer, row))
}

/** Masks a lead or card for the viewer. */
export function maskLead<L extends ShownLead>(viewer: Viewer, row: Unmasked<L>): L {
  return maskFields(viewer, withoutMask(row) as Partial<Lead>) as L
}

/** The leads that the viewer sees, masked. */
export function visibleLeads(viewer: Viewer, leads: UnmaskedLeads): Map<number, Lead> {
  const seen = [...withoutMask(leads)].filter(([, lead]) => isVisible(viewer, lead))
  return new Map(seen.map(([id, lead]) => [id, maskFields(viewer, lead)]))
}

/** Masks events for the viewer. */
export function maskEvents(viewer: Viewer, rows: Unmasked<StoredEvent>[]): Promise<StoredEvent[]> {
  return maskEach(viewer, rows, (row) => {
    const { before, after, ...event } = withoutMask(row)
    return { ...event, before: before && maskFields(viewer, before), after: maskFields(viewer, after) }
  })
}

/** How long (ms) masking may block the event loop. */
const slice = 10

/** A page may have megabytes of text, so masking yields to the event loop. */
async function maskEach<T>(viewer: Viewer, all: Unmasked<T>[], mask: (each: Unmasked<T>) => T): Promise<T[]> {
  if (!viewer.mask) return all as unknown as T[]
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
