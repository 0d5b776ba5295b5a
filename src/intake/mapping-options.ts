import type { Mapping, MappingCondition, MappingOptions } from '../domain/mapping.ts'
import { textAt } from './apply-rules.ts'
import type { Input } from './input.ts'
import { isBranch, newRoom, treeIn } from './tree.ts'

type Values = Input['values']

/** The field for the rest of the path after `/in/{source}/`. */
export const subPath = '_path'

/** Parses the fields whose text is JSON by the mapping. An invalid one stays a text. */
export function withJsonFields(input: Input, mapping: MappingOptions | undefined): Input {
  const room = newRoom()
  const parsed = (mapping?.json ?? []).flatMap((name) => {
    const text = input.values[name]
    const tree = typeof text === 'string' ? treeIn(text, room) : undefined
    return isBranch(tree) || Array.isArray(tree) ? [[name, tree] as const] : []
  })
  if (parsed.length === 0) return input
  const values = Object.assign(Object.create(null) as Values, input.values)
  for (const [name, tree] of parsed) values[name] = tree
  return { ...input, values }
}

/** Whether a submission is an enquiry by the filter of its mapping. */
export function isWanted({ filter = [] }: MappingOptions, values: Values): boolean {
  return filter.every((condition) => meets(condition, values))
}

function meets({ path, is, not, differs }: MappingCondition, values: Values): boolean {
  const text = textAt(values, path)?.toLowerCase()
  const isOf = (all: readonly string[]) => all.some((each) => each.toLowerCase() === text)
  if (is && !isOf(is)) return false
  if (not && isOf(not)) return false
  return differs === undefined || text !== textAt(values, differs)?.toLowerCase()
}

/** The value that a source sent to check the address; undefined for any other submission. */
export function pingTextOf({ ping }: MappingOptions, values: Values): string | undefined {
  const text = ping ? textAt(values, ping.path) : undefined
  return ping?.is === undefined || ping.is.toLowerCase() === text?.toLowerCase() ? text : undefined
}

/** The idempotency name of an enquiry, from the values at the paths in `once`. Undefined unless it is wanted and has all of them. */
export function onceNameOf(mapping: Mapping, values: Values): string | undefined {
  const { name, once = [] } = mapping
  if (once.length === 0 || !isWanted(mapping, values)) return // other events of the same call have the same ids
  const parts = once.map((path) => textAt(values, path))
  return parts.includes(undefined) ? undefined : JSON.stringify([name, ...parts])
}
