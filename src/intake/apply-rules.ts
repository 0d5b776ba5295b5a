import { type MappingRule, readPath, type Step } from '../domain/mapping.ts'
import { isAbsent, textOf } from './flatten.ts'
import { type Branch, isBranch } from './tree.ts'

/** The text at a path; undefined when there is none. */
export function textAt(values: Branch, path: string): string | undefined {
  const place = placeOf(values, readPath(path, 'path'))
  const text = place && textOf(place.value)
  return text === undefined || isAbsent(text) ? undefined : text
}

/** A value that a rule matched: the text, its target, and its path. */
type RuleMatch = { to: string | null; text: string; path: readonly string[] }

/** Applies the rules of a mapping; of several rules with the same target the first match wins. */
export function applyRules(rules: readonly MappingRule[], values: Branch): RuleMatch[] {
  const matches: RuleMatch[] = []
  for (const { path, to } of rules) {
    const place = placeOf(values, readPath(path, 'path'))
    const text = place && textOf(place.value)
    if (!place || (to !== null && (text === undefined || isAbsent(text)))) continue
    if (to === null || !matches.some((each) => each.to === to)) matches.push({ to, text: text ?? '', path: place.path })
  }
  return matches
}

function placeOf(values: unknown, steps: readonly Step[]): { value: unknown; path: string[] } | undefined {
  let value = values
  const path: string[] = []
  for (const [index, step] of steps.entries()) {
    if (Array.isArray(value) && 'name' in step && step.name === '*')
      return { value: eachOf(value, steps.slice(index + 1)), path }
    const name = nameOf(value, step)
    if (name === undefined) return
    value = (value as Branch)[name]
    path.push(name)
  }
  return { value, path }
}

/** The texts of all items of a list, one per line. */
function eachOf(items: readonly unknown[], steps: readonly Step[]): string {
  const texts = items.map((each) => textOf(placeOf(each, steps)?.value))
  return texts.filter(Boolean).join('\n')
}

/** The property name or list index that a step selects. */
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
