import type { Viewer } from '../../domain/access.ts'
import { holdsContact } from '../../domain/contacts.ts'
import { type Filter, isOwn } from '../../domain/filter.ts'
import { checkSort, visibleFilter } from '../../domain/mask-filter.ts'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { isSeenBy, type View, type ViewChange } from '../../domain/view.ts'
import { readFilter } from '../../json/filter.ts'
import { readSort } from '../leads/selection.ts'

/** Whether an actor sees a view. A masked viewer sees only views they could save, since a filter can reveal contacts too. */
export function isShownTo(viewer: Viewer, actor: string, view: View): boolean {
  if (!isSeenBy(view, actor)) return false
  try {
    checkView(viewer, view)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Refuses a view of a masked viewer that could hold a contact, or that they may not query. */
export function checkView(viewer: Viewer, view: ViewChange): void {
  if (!viewer.mask) return
  for (const field of ['name', 'q'] as const)
    if (holdsContact(view[field] ?? '')) throw refusal('hidden-field', { field }, field)
  if (view.sort) checkSort(viewer, readSort(view.sort).field)
  if (view.filter === undefined) return
  const filter = readFilter(view.filter, { project: viewer.project, now: 0 }) // `now` does not change which fields it names
  visibleFilter(viewer, filter)
  if (textsIn(filter).some(holdsContact)) throw refusal('hidden-field', { field: 'filter' }, 'filter')
}

function textsIn(filter: Filter): string[] {
  if ('and' in filter) return filter.and.flatMap(textsIn)
  if ('or' in filter) return filter.or.flatMap(textsIn)
  if (isOwn(filter)) return [] // masked viewers may filter own fields only by day
  return [filter.value].flat().filter((value) => typeof value === 'string')
}
