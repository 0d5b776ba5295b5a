import { fieldLimits } from './lead.ts'
import { excerpt, refusal } from './refusal.ts'
import { touchFields } from './touch.ts'

/** The targets of a mapping: a field of the lead, a field of its last touch, or `fields.NAME` for a custom field. */
export const mappedFields = [
  'title',
  'name',
  'first_name',
  'last_name',
  'phone',
  'email',
  'text',
  'source',
  ...touchFields,
] as const

/**
 * One rule of a mapping: the value at `path` goes to `to`. Of several rules with the same target the first with a value
 * wins. Null in `to` ignores the value.
 */
export type MappingRule = { path: string; to: string | null }

/** The built-in mappings, named by the sender. */
export const mappingKinds = ['generic', 'tilda', 'contact-form-7', 'wpforms', 'yandex', 'vk', 'bitrix'] as const
export type MappingKind = (typeof mappingKinds)[number]

/**
 * How submissions of one source are interpreted, as data. `kind` is the built-in mapping that it started from; `name`
 * is that of `/in/{name}`.
 */
export type Mapping = {
  name: string
  kind: MappingKind
  /** The title of its leads when a submission has none. */
  title: string | null
  /** Values without a rule are recognised by common field names. */
  rules: MappingRule[]
  /** The response that proves the ownership of the address, as VK requires. */
  confirmation: string | null
  version: number
}

/** A mapping as a caller gives it. */
export type MappingDraft = Pick<Mapping, 'kind' | 'title' | 'rules' | 'confirmation'>

export const mappingLimits = { mappings: 100, rules: 100, path: 300 }

/** One step of a path: a name or an index, or the list item whose field has a value. */
export type Step = { name: string } | { field: string; is: string }

/**
 * Parses a path: `contact.phones[0]`, `answers[key=email].answer`, `fields[your.name]`. Refuses an invalid one with
 * `not-path`.
 */
export function readPath(path: string, argument: string): Step[] {
  const pattern = /(?:^|\.)([^.[\]]+)|\[([^[\]]+)\]/gy
  const steps: Step[] = []
  let end = 0
  for (const [whole, name, inside] of path.matchAll(pattern)) {
    end += whole.length
    const [, field, is] = /^([^=]+)=(.*)$/.exec(inside ?? '') ?? []
    steps.push(field !== undefined && is !== undefined ? { field, is } : { name: (name ?? inside) as string })
  }
  if (steps.length === 0 || end !== path.length) throw refusal('not-path', { given: excerpt(path) }, argument)
  return steps
}

/** Refuses invalid rules. */
export function checkRules(rules: readonly MappingRule[]): void {
  for (const [index, { path, to }] of rules.entries()) {
    readPath(path, `rules[${index}].path`)
    if (to !== null && !isPlace(to))
      throw refusal(
        'unknown-choice',
        { given: excerpt(to), known: [...mappedFields, 'fields.NAME'] },
        `rules[${index}].to`,
      )
  }
}

/** The name of the custom field that a rule fills: `fields.colour` → `colour`. */
export function ownField(to: string): string | undefined {
  return /^fields\.(.+)$/s.exec(to)?.[1]
}

function isPlace(to: string): boolean {
  const own = ownField(to)
  return own === undefined ? mappedFields.some((each) => each === to) : own.length <= fieldLimits.name
}
