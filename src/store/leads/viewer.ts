import { setImmediate } from 'node:timers/promises'
import type { Viewer } from '../../domain/access.ts'
import { type BinScope, withoutBin } from '../../domain/bin.ts'
import type { StoredEvent } from '../../domain/event.ts'
import type { Filter } from '../../domain/filter.ts'
import type { Card, Lead } from '../../domain/lead.ts'
import { maskFields } from '../../domain/mask.ts'
import { visibleFilter } from '../../domain/mask-filter.ts'

// The way in and the way out of every read of leads. A query of leads takes a `Scope`, which only `applyViewer` makes, and answers
// `Unmasked` rows, which only a mask opens: a read that leaves out either does not compile.

declare const visible: unique symbol
declare const unmasked: unique symbol

/** A filter that finds nothing which its viewer may not see. */
export type VisibleFilter = Filter & { readonly [visible]: true }

/** What a viewer may ask: which leads, inside or outside the bin. */
export type Scope = { viewer: Viewer; filter: VisibleFilter; binScope: BinScope }

/** A query within the scope of its viewer. */
export type Scoped<Q extends { filter: Filter }> = Omit<Q, keyof Scope> & Scope

/** A row, or what was read from one, on which no mask was put yet. */
export type Unmasked<L> = { readonly [unmasked]: L }

type ShownLead = Partial<Lead> | Card

/** Puts the viewer's filter on a query. Refuses what the viewer may not ask; tells apart whether the leads are in the bin. */
export function applyViewer<Q extends { filter: Filter }>(viewer: Viewer, query: Q): Scoped<Q> {
  const { filter, binScope } = withoutBin(visibleFilter(viewer, query.filter))
  return { ...query, viewer, filter: filter as VisibleFilter, binScope }
}

/** The same filter with more conditions. */
export function narrow(filter: VisibleFilter, ...conditions: Filter[]): VisibleFilter {
  return { and: [filter, ...conditions] } as Filter as VisibleFilter
}

/** Marks what was read as not masked yet. */
export function unmaskedRows<L>(rows: L[]): Unmasked<L>[] {
  return rows as unknown as Unmasked<L>[]
}

/** The lead without a mask: to find others by it, never to answer it. */
export function withoutMask<L>(row: Unmasked<L>): L {
  return row as unknown as L
}

/** Leads, or what cards show of them, as the viewer may see them. */
export function maskLeads<L extends ShownLead>(viewer: Viewer, rows: Unmasked<L>[]): Promise<L[]> {
  return maskEach(viewer, rows, (row) => maskLead(viewer, row))
}

/** One of them. */
export function maskLead<L extends ShownLead>(viewer: Viewer, row: Unmasked<L>): L {
  return maskFields(viewer, withoutMask(row) as Partial<Lead>) as L
}

/** Events as the viewer may see them. */
export function maskEvents(viewer: Viewer, rows: Unmasked<StoredEvent>[]): Promise<StoredEvent[]> {
  return maskEach(viewer, rows, (row) => {
    const { before, after, ...event } = withoutMask(row)
    return { ...event, before: before && maskFields(viewer, before), after: maskFields(viewer, after) }
  })
}

/** How long (ms) masks may keep the event loop from others. */
const slice = 10

/** A page may have megabytes of text, so it is masked slice by slice. */
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
