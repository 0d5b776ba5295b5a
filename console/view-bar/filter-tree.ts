import type { Condition, Filter } from '../api/types.ts'

/** The filter as the bar draws it: a list with one level of groups. A deeper part is one opaque item. */
export type Tree = { join: Join; items: Item[] }
export type Item = Condition | { join: Join; items: Condition[] } | { deep: Filter }
type Join = 'and' | 'or'

/** The position of a condition: its index in the list, and in its group. */
export type Place = readonly [number, number?]

export function readTree(filter: Filter | undefined): Tree {
  if (!filter) return { join: 'and', items: [] }
  if ('field' in filter) return { join: 'and', items: [filter] }
  const { join, inner } = readGroup(filter)
  return { join, items: inner.map(readItem) }
}

/** The filter of a tree; undefined for an empty one. */
export function writeTree({ join, items }: Tree): Filter | undefined {
  const kept = items.filter((item) => !('items' in item) || item.items.length > 0).map(writeItem)
  if (kept.length === 0) return
  if (kept.length === 1) return kept[0]
  return join === 'and' ? { and: kept } : { or: kept }
}

/** Replaces a condition, or removes it with undefined; a group of one is dissolved. */
export function replaced(tree: Tree, [place, within]: Place, condition: Condition | undefined): Tree {
  const items = tree.items.flatMap((item, index): Item[] => {
    if (index !== place) return [item]
    if (within === undefined || !('items' in item)) return condition ? [condition] : []
    const inner = item.items.flatMap((each, at) => (at === within ? (condition ? [condition] : []) : [each]))
    return inner.length === 1 ? (inner as Item[]) : inner.length === 0 ? [] : [{ ...item, items: inner }]
  })
  return { ...tree, items }
}

/** Adds a condition at the end, or as an alternative to another. */
export function added(tree: Tree, condition: Condition, beside?: Place): Tree {
  if (!beside) return { ...tree, items: [...tree.items, condition] }
  const other: Join = tree.join === 'and' ? 'or' : 'and'
  const items = tree.items.map((item, index): Item => {
    if (index !== beside[0] || 'deep' in item) return item
    return 'items' in item ? { ...item, items: [...item.items, condition] } : { join: other, items: [item, condition] }
  })
  return { ...tree, items }
}

/** Swaps «and» and «or» of the list or of a group; a group always has the other operator than the list. */
export function turned(tree: Tree, place?: number): Tree {
  const turn = (join: Join): Join => (join === 'and' ? 'or' : 'and')
  if (place === undefined) return { ...tree, join: turn(tree.join) }
  return {
    ...tree,
    items: tree.items.map((item, index) =>
      index === place && 'items' in item ? { ...item, join: turn(item.join) } : item,
    ),
  }
}

function readItem(filter: Filter): Item {
  if ('field' in filter) return filter
  const { join, inner } = readGroup(filter)
  return inner.every((each) => 'field' in each) ? { join, items: inner as Condition[] } : { deep: filter }
}

function readGroup(group: Exclude<Filter, Condition>): { join: Join; inner: Filter[] } {
  return 'and' in group ? { join: 'and', inner: group.and } : { join: 'or', inner: group.or }
}

function writeItem(item: Item): Filter {
  if ('deep' in item) return item.deep
  if (!('items' in item)) return item
  return item.join === 'and' ? { and: item.items } : { or: item.items }
}
