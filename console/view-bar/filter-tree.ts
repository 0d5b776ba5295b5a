import type { Condition, Filter } from '../api/types.ts'

/** The filter as the bar draws it: one level of groups in a list. What is deeper is kept as it is, as one item. */
export type Tree = { join: Join; items: Item[] }
export type Item = Condition | { join: Join; items: Condition[] } | { deep: Filter }
type Join = 'and' | 'or'

/** Where a condition stands: its place in the list, and within its group. */
export type Place = readonly [number, number?]

export function readTree(filter: Filter | undefined): Tree {
  if (!filter) return { join: 'and', items: [] }
  if ('field' in filter) return { join: 'and', items: [filter] }
  const { join, inner } = readGroup(filter)
  return { join, items: inner.map(readItem) }
}

/** The document again; undefined when nothing is asked. */
export function writeTree({ join, items }: Tree): Filter | undefined {
  const kept = items.filter((item) => !('items' in item) || item.items.length > 0).map(writeItem)
  if (kept.length === 0) return
  if (kept.length === 1) return kept[0]
  return join === 'and' ? { and: kept } : { or: kept }
}

/** Puts a condition in the place of one; undefined takes it out, and a group of one is no group any more. */
export function replaced(tree: Tree, [place, within]: Place, condition: Condition | undefined): Tree {
  const items = tree.items.flatMap((item, index): Item[] => {
    if (index !== place) return [item]
    if (within === undefined || !('items' in item)) return condition ? [condition] : []
    const inner = item.items.flatMap((each, at) => (at === within ? (condition ? [condition] : []) : [each]))
    return inner.length === 1 ? (inner as Item[]) : inner.length === 0 ? [] : [{ ...item, items: inner }]
  })
  return { ...tree, items }
}

/** Adds a condition at the end, or beside one as another possibility. */
export function added(tree: Tree, condition: Condition, beside?: Place): Tree {
  if (!beside) return { ...tree, items: [...tree.items, condition] }
  const other: Join = tree.join === 'and' ? 'or' : 'and'
  const items = tree.items.map((item, index): Item => {
    if (index !== beside[0] || 'deep' in item) return item
    return 'items' in item ? { ...item, items: [...item.items, condition] } : { join: other, items: [item, condition] }
  })
  return { ...tree, items }
}

/** Makes «and» between items «or» and back; a group is the other of what stands around it. */
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
