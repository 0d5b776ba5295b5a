/** A saved way to look at leads. `filter` is the document as it was given, `period` and `sort` as an address has them. */
export type View = {
  id: number
  /** The actor who saved it: `key:7`. One that is not shared is seen by its owner alone. */
  owner: string
  isShared: boolean
  position: number
  /** Raised by each change. */
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

/** What a caller says of a view. */
export type ViewDraft = Pick<View, 'name' | 'kind' | 'period' | 'filter' | 'q' | 'sort' | 'columns' | 'isShared'>
export type ViewChange = Partial<ViewDraft & Pick<View, 'position'>>

/** How many views a project may have, and how long a name may be, in characters. */
export const viewLimits = { views: 500, nameLength: 100 }

/** Whether an actor sees a view. */
export function isSeenBy({ owner, isShared }: View, actor: string): boolean {
  return isShared || owner === actor
}
