import { parseBounded } from './bounded-json.ts'
import { Unreadable } from './input.ts'

/** A node of a parsed tree. It has no prototype, so that untrusted names cannot clash with built-in properties. */
export type Branch = Record<string, unknown>

/** The limits of a tree: nesting, number of values, and the length of a name and of a text in characters. */
export const treeLimits = { depth: 32, values: 2_000, name: 1_000, text: 1_048_576 }

/** Builds a tree from pairs in PHP's syntax: `fields[a][b]=1`, `list[]=1`. A repeated name makes a list. */
export function treeOf(pairs: Iterable<readonly [name: string, value: string]>): Branch {
  const root = branch()
  let count = 0
  for (const [name, value] of pairs) {
    if (++count > treeLimits.values) throw tooMany()
    plant(root, stepsOf(cleanName(name)), cleanText(value))
  }
  return root
}

/** The error for a submission over the limit, which is still stored whole in the receipt. */
export function tooMany(): Unreadable {
  return new Unreadable(`over ${treeLimits.values} values`)
}

/** The number of further values that the trees of one submission may have. */
export type Room = { values: number }

/** Room for a submission. */
export function newRoom(): Room {
  return { values: treeLimits.values }
}

/** Converts parsed JSON to such a tree. */
export function cleanTree(value: unknown, room = newRoom()): unknown {
  return clean(value, 0)

  function clean(value: unknown, depth: number): unknown {
    if (--room.values < 0) throw tooMany()
    if (typeof value === 'string') return cleanText(value)
    if (typeof value !== 'object' || value === null) return value
    if (depth === treeLimits.depth) throw new Unreadable(`nested over ${treeLimits.depth} levels`)
    if (Array.isArray(value)) return value.map((each) => clean(each, depth + 1))
    const made = branch()
    for (const [name, each] of Object.entries(value)) made[cleanName(name)] = clean(each, depth + 1)
    return made
  }
}

/**
 * Parses JSON text into such a tree; undefined when it is invalid or over the limits. A caller that parses several texts of
 * a submission passes the same `room`, so that all of them share one limit.
 */
export function treeIn(text: string, room = newRoom()): unknown {
  if (room.values <= 0) return undefined
  try {
    return cleanTree(parseBounded(text, { ...treeLimits, values: room.values }), room)
  } catch {
    return undefined
  }
}

/** Merges two trees; a text of the second overrides one of the first. */
export function merged(first: Branch, second: Branch): Branch {
  const made = Object.assign(branch(), first)
  for (const [name, value] of Object.entries(second)) {
    const other = made[name]
    made[name] = isBranch(other) && isBranch(value) ? merged(other, value) : value
  }
  return made
}

export function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function branch(): Branch {
  return Object.create(null) as Branch
}

/** Removes what PostgreSQL and JSON cannot store: NUL, and lone surrogates. */
function cleanText(text: string): string {
  const whole = text.slice(0, treeLimits.text)
  return (whole.includes('\0') ? whole.split('\0').join('') : whole).toWellFormed()
}

/** Cuts a name, since a long one would be copied for each value below it. */
function cleanName(name: string): string {
  return cleanText(name.slice(0, treeLimits.name))
}

/** `fields[a][]` → `fields`, `a`, ``; a name with unmatched brackets is one step. */
function stepsOf(name: string): string[] {
  const [, first, rest] = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name) ?? []
  if (first === undefined || rest === undefined) return [name]
  const steps = [first, ...rest.slice(1, -1).split('][')]
  if (steps.length > treeLimits.depth) throw new Unreadable(`nested over ${treeLimits.depth} levels`)
  return steps
}

function plant(root: Branch, steps: string[], value: string): void {
  const isList = steps.length > 1 && steps.at(-1) === ''
  const way = isList ? steps.slice(0, -2) : steps.slice(0, -1)
  let at = root
  for (const step of way) {
    const name = step === '' ? String(Object.keys(at).length) : step
    const next = at[name] ?? branch()
    if (!isBranch(next)) {
      put(root, steps.join('.'), value) // `a=1&a[b]=2`: both are kept
      return
    }
    at[name] = next
    at = next
  }
  put(at, steps[way.length] as string, value, isList)
}

function put(at: Branch, name: string, value: string, isList = false): void {
  const before = at[name]
  if (before === undefined) at[name] = isList ? [value] : value
  else if (Array.isArray(before)) before.push(value)
  else if (isBranch(before)) before[freeName(before)] = value
  else at[name] = [before, value]
}

/** The first number that no value of a branch has. */
function freeName(branch: Branch): string {
  let name = Object.keys(branch).length
  while (String(name) in branch) name++
  return String(name)
}
