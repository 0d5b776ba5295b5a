import type { Mapping, MappingCondition, MappingOptions } from '../domain/mapping.ts'
import { textAt } from './apply-rules.ts'
import type { Input } from './input.ts'
import { isBranch, newRoom, treeIn } from './tree.ts'

type Values = Input['values']

/** The field in which the rest of the path of `/in/{source}/…` stands. */
export const subPath = '_path'

/** Parses the fields that have JSON in their text. An invalid one stays a text. */
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

/** What a source sent to check the address; undefined for anything else. */
export function pingTextOf({ ping }: MappingOptions, values: Values): string | undefined {
  const text = ping ? textAt(values, ping.path) : undefined
  return ping?.is === undefined || ping.is.toLowerCase() === text?.toLowerCase() ? text : undefined
}

/** The name of an enquiry by its source: a repeat by the same key has it too. Undefined when not all of it is there. */
export function onceNameOf(mapping: Mapping, values: Values): string | undefined {
  const { name, once = [] } = mapping
  if (once.length === 0 || !isWanted(mapping, values)) return // other events of the same call have its name too
  const parts = once.map((path) => textAt(values, path))
  return parts.includes(undefined) ? undefined : JSON.stringify([name, ...parts])
}
