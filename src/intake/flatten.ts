import { type Role, roleOf } from './field-roles.ts'
import { type Branch, isBranch, newRoom, type Room, treeIn, treeLimits } from './tree.ts'

/** A value with its path, its label, and the role that its name implies. */
export type Leaf = { path: readonly string[]; label: string; role: Role | undefined; text: string }

/**
 * Flattens a tree into texts, in the order of sending. A list of texts is one value, and so is a name–value pair of a
 * form builder. All JSON within texts shares the limits of one tree: a text that exceeds them is not parsed.
 */
export function flatten(tree: Branch): Leaf[] {
  const leaves: Leaf[] = []
  for (const leaf of walk(tree, [], newRoom())) {
    if (!isAbsent(leaf.text)) leaves.push(leaf)
    if (leaves.length === treeLimits.values) break
  }
  return leaves
}

/** A value as a text: a list joined, an object by its `value`. Undefined when there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) {
    const parts = value.map(textOf).filter((part) => part !== undefined && part !== '')
    return parts.length === 0 ? undefined : parts.join(', ')
  }
  const inside = isBranch(value) ? firstOf(value, valueNames) : undefined
  return inside === undefined ? undefined : textOf(inside)
}

/**
 * Whether a text stands for a missing value. Scripts of sites print these words for an unset variable or cookie; kept as
 * values, they would make unrelated visitors look like one person.
 */
export function isAbsent(text: string): boolean {
  return text === '' || text === 'undefined' || text === 'null' || text === 'nocookie'
}

/** Whether a checkbox or flag with this value is set. */
export function isYes(text: string): boolean {
  return !/^(0|false|no|off|нет)?$/i.test(text)
}

function* walk(value: unknown, path: readonly string[], room: Room): Generator<Leaf> {
  const inside = parsedHolder(value, path, room)
  if (isBranch(inside)) {
    const pair = pairOf(inside, path)
    if (pair) return yield pair
    for (const [name, each] of Object.entries(inside)) yield* walk(each, [...path, name], room)
  } else if (Array.isArray(inside) && inside.some((each) => typeof each === 'object')) {
    for (const [index, each] of inside.entries()) yield* walk(each, [...path, String(index)], room)
  } else {
    const text = textOf(inside)
    if (text !== undefined) yield { path, label: labelOf(path), role: roleAt(path), text }
  }
}

/** Parses JSON in the text of a field whose name denotes a container, such as `data`. */
function parsedHolder(value: unknown, path: readonly string[], room: Room): unknown {
  if (typeof value !== 'string' || !holder.test(path.at(-1) ?? '') || !/^\s*[[{]/.test(value)) return value
  return treeIn(value, room) ?? value
}

const holder = /^(fields?|data|form|form_fields|form_response|answers|values|payload|object|body|params|json|lead)$/i
const labelNames = ['label', 'question', 'title', 'name', 'key', 'slug', 'column_name'] as const
const valueNames = ['value', 'answer', 'values', 'string_value', 'text'] as const
const pairNames =
  /^(label|question|title|name|key|slug|type|value|answer|values|value_\w+|string_value|column_(name|id)|id|field(_?id)?|required|options?|page|order|first|middle|last|date|time|unix)$/i

/** `{ name: 'Телефон', value: '…' }`, as form builders list fields. Objects of other things have more properties. */
function pairOf(value: Branch, path: readonly string[]): Leaf | undefined {
  const valueName = valueNames.slice(0, 4).find((each) => value[each] !== undefined && value[each] !== null)
  if (valueName === undefined || path.length === 0 || !Object.keys(value).every((name) => pairNames.test(name))) return
  const labelled = isBranch(value.question) ? value.question : value
  const labels = labelNames
    .map((each) => labelled[each])
    .filter((each) => typeof each === 'string' && each !== '') as string[]
  if (labels.length === 0 && typeof value.column_id === 'string') labels.push(value.column_id)
  if (labels[0] === undefined) return
  const role = [...labels, typeIn(labelled)].map(roleOf).find((each) => each !== undefined)
  return { path: [...path, valueName], label: labels[0], role, text: textOf(value[valueName]) ?? '' }
}

/** The type of a field if it implies the content, unlike a single-line type. */
function typeIn({ type, answer_type }: Branch): string {
  const firstOf = isBranch(answer_type) ? answer_type.slug : type
  return typeof firstOf === 'string' && /^(name|tel|phone|email|textarea|answer_.*)$/.test(firstOf) ? firstOf : ''
}

function firstOf(value: Branch, names: readonly string[]): unknown {
  return names.map((name) => value[name]).find((each) => each !== undefined && each !== null)
}

/** The label of a value: its path without container names. */
function labelOf(path: readonly string[]): string {
  const [first, ...rest] = path
  const steps = rest.length > 0 && holder.test(first ?? '') ? rest : path
  return steps.filter((step, index) => index === 0 || !isPlain(step)).join('.')
}

/** The role by the name nearest to a value. A name of a thing, such as `product[name]`, has no role. */
function roleAt(path: readonly string[]): Role | undefined {
  const names = path.filter((step) => !isPlain(step))
  const [name, parent = ''] = names.toReversed()
  if (name === undefined || things.test(parent)) return
  return /^utms?$/i.test(parent) ? roleOf(`utm_${name}`) : roleOf(name)
}

const things =
  /^(company|organi[sz]ation|products?|items?|orders?|goods|cart|payment|delivery|files?|компания|товары?)$/i

function isPlain(step: string): boolean {
  return /^\d+$|^value(_type)?$/i.test(step)
}
