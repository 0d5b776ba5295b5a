/**
 * A saved view of leads. `filter` is the document as it was given; `period` and `sort` are in the syntax of a query
 * string.
 */
export type View = {
  id: number
  /** The actor who saved it: `key:7`. Only the owner sees a view that is not shared. */
  owner: string
  isShared: boolean
  position: number
  /** Incremented by each change. */
  version: number
  name: string
  kind: ViewKind
  period: string
  filter: unknown
  q: string | null
  sort: string | null
  columns: string[] | null
}

export const viewKinds = ['list', 'board'] as const
type ViewKind = (typeof viewKinds)[number]

/** A view as a caller gives it. */
export type ViewDraft = Pick<View, 'name' | 'kind' | 'period' | 'filter' | 'q' | 'sort' | 'columns' | 'isShared'>
export type ViewChange = Partial<ViewDraft & Pick<View, 'position'>>

/** The number of views of a project and of one owner in it, and the length of a name in characters. */
export const viewLimits = { views: 500, ownViews: 100, nameLength: 100 }

export function isSeenBy({ owner, isShared }: View, actor: string): boolean {
  return isShared || owner === actor
}
