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
export const mappingKinds = [
  'generic',
  'tilda',
  'contact-form-7',
  'wpforms',
  'yandex',
  'vk',
  'bitrix',
  'megafon',
  'mango',
  'zadarma',
  'novofon',
  'uis',
  'calltouch',
  'jivo',
  'avito',
  'google',
] as const
export type MappingKind = (typeof mappingKinds)[number]

/**
 * A condition of a filter: the value at `path` is one of `is`, is none of `not`, and differs from the value at another
 * path. A missing value is in no list.
 */
export type MappingCondition = { path: string; is?: string[]; not?: string[]; differs?: string }

/**
 * A submission that only checks the address: it has a value at `path`, or the value `is`. With `echo` the source wants
 * to read that value.
 */
type MappingPing = { path: string; is?: string; echo?: boolean }

/** The options of a mapping besides its rules. */
export type MappingOptions = {
  /** Submissions that meet all of these are enquiries; the rest are quarantined as `filtered`. */
  filter?: MappingCondition[]
  ping?: MappingPing | null
  /** Fields whose text is JSON. */
  json?: string[]
  /** The field that contains the key, for senders that cannot send it in another way. */
  key?: string | null
  /** Paths whose values together identify a submission, so that a repeated one is recognised. */
  once?: string[]
}

/**
 * How submissions of one source are interpreted, as data. `kind` is the built-in mapping that it started from; `name`
 * is that of `/in/{name}`.
 */
export type Mapping = MappingOptions & {
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
export type MappingDraft = Pick<Mapping, 'kind' | 'title' | 'rules' | 'confirmation'> & MappingOptions

export const mappingLimits = { mappings: 100, rules: 100, path: 300, conditions: 20, listed: 50, value: 200, names: 10 }

/** One step of a path: a name or an index, or the list item whose field has a value. */
export type Step = { name: string } | { field: string; is: string }

/**
 * Parses a path: `contact.phones[0]`, `answers[key=email].answer`, `fields[your.name]`, and `messages[*].text` for all
 * items of a list. Refuses an invalid one with
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

/** The options that a mapping has. */
export function optionsOf({ filter, ping, json, key, once }: MappingOptions): MappingOptions {
  return {
    ...(filter && { filter }),
    ...(ping !== undefined && { ping }),
    ...(json && { json }),
    ...(key !== undefined && { key }),
    ...(once && { once }),
  }
}

/** Refuses invalid rules and options. */
export function checkMapping({ rules, filter = [], ping, once = [] }: MappingDraft): void {
  checkRules(rules)
  for (const [index, { path, differs }] of filter.entries()) {
    readPath(path, `filter[${index}].path`)
    if (differs !== undefined) readPath(differs, `filter[${index}].differs`)
  }
  if (ping) readPath(ping.path, 'ping.path')
  for (const [index, path] of once.entries()) readPath(path, `once[${index}]`)
}

function checkRules(rules: readonly MappingRule[]): void {
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
