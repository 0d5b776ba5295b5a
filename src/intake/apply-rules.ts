import { type MappingRule, readPath, type Step } from '../domain/mapping.ts'
import { textOf } from './flatten.ts'
import { type Branch, isBranch } from './tree.ts'

/** What a rule found: the text, where it goes, and where it stood. */
type RuleMatch = { to: string | null; text: string; path: readonly string[] }

/** Follows the rules of a mapping; of several to one place the first that finds something counts. */
export function applyRules(rules: readonly MappingRule[], values: Branch): RuleMatch[] {
  const matches: RuleMatch[] = []
  for (const { path, to } of rules) {
    const place = placeOf(values, readPath(path, 'path'))
    const text = place && textOf(place.value)
    if (!place || (to !== null && (text === undefined || text === ''))) continue
    if (to === null || !matches.some((each) => each.to === to)) matches.push({ to, text: text ?? '', path: place.path })
  }
  return matches
}

function placeOf(values: unknown, steps: readonly Step[]): { value: unknown; path: string[] } | undefined {
  let value = values
  const path: string[] = []
  for (const step of steps) {
    const name = nameOf(value, step)
    if (name === undefined) return
    value = (value as Branch)[name]
    path.push(name)
  }
  return { value, path }
}

/** Under which name, or in which place of a list, a step finds something. */
function nameOf(value: unknown, step: Step): string | undefined {
  if (!isBranch(value) && !Array.isArray(value)) return
  const names = Object.keys(value)
  if ('name' in step) return names.find((name) => name === step.name) ?? names.find((name) => isSame(name, step.name))
  return names.find((name) => {
    const each: unknown = (value as Branch)[name]
    return isBranch(each) && isSame(textOf(each[step.field]) ?? '', step.is)
  })
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase()
}
