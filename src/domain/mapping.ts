import { fieldLimits } from './lead.ts'
import { refusal, shown } from './refusal.ts'
import { touchFields } from './touch.ts'

/** Where something of what was sent goes: a field of the lead, a field of its last touch, or `fields.NAME` for one of its own. */
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

/** One line of a mapping: the value at `path` goes to `to`; of several lines to one place the first that finds something counts. Null passes it over. */
export type MappingRule = { path: string; to: string | null }

/** The ready mappings, by what sends to them. */
export const mappingKinds = ['generic', 'tilda', 'contact-form-7', 'wpforms', 'yandex', 'vk', 'bitrix'] as const
export type MappingKind = (typeof mappingKinds)[number]

/** How a source of a project is understood, as data. `kind` is the ready one that it began with; `name` stands in `/in/{name}`. */
export type Mapping = {
  name: string
  kind: MappingKind
  /** What its leads are called when they say nothing of their own. */
  title: string | null
  /** What these do not name is understood by the names that people use. */
  rules: MappingRule[]
  /** What the source wants to read when it asks whether the address is ours, as VK does. */
  confirmation: string | null
  version: number
}

/** What is said of a mapping when it is saved. */
export type MappingDraft = Pick<Mapping, 'kind' | 'title' | 'rules' | 'confirmation'>

export const mappingLimits = { mappings: 100, rules: 100, path: 300 }

/** One step of a path: a name or a place in a list, or the object of a list in which a field has a value. */
export type Step = { name: string } | { field: string; is: string }

/**
 * The steps of a path: `contact.phones[0]`, `answers[key=email].answer`, `fields[your.name]`. Refuses with `not-path` what is none.
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
  if (steps.length === 0 || end !== path.length) throw refusal('not-path', { given: shown(path) }, argument)
  return steps
}

/** Refuses rules that cannot be followed. */
export function checkRules(rules: readonly MappingRule[]): void {
  for (const [index, { path, to }] of rules.entries()) {
    readPath(path, `rules[${index}].path`)
    if (to !== null && !isPlace(to))
      throw refusal(
        'unknown-choice',
        { given: shown(to), known: [...mappedFields, 'fields.NAME'] },
        `rules[${index}].to`,
      )
  }
}

/** The name of an own field that a rule fills: `fields.colour` → `colour`. */
export function ownField(to: string): string | undefined {
  return /^fields\.(.+)$/s.exec(to)?.[1]
}

function isPlace(to: string): boolean {
  const own = ownField(to)
  return own === undefined ? mappedFields.some((each) => each === to) : own.length <= fieldLimits.name
}
