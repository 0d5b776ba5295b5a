import type { WholeReceipt } from '../api/types.ts'

/** A line of a parsed body: the name before the value, and the value. */
export type BodyLine = { key: number; name: string; value: string }

/** The body of a request in a readable form: a form field by field, JSON value by value, any other by lines. */
export function bodyLines({ raw }: WholeReceipt): BodyLine[] {
  const body = raw?.body ?? ''
  const type = raw?.headers['content-type'] ?? ''
  const pairs =
    (type.includes('json') ? ofJson(body) : type.includes('urlencoded') ? ofForm(body) : undefined) ?? ofText(body)
  return pairs.map(([name, value], key) => ({ key, name, value }))
}

/** The interpreted values, to tell them from the rest of the body. */
export function understoodValues({ understood }: WholeReceipt): Set<string> {
  if (!understood) return new Set()
  const { name, phone, email, text, title, source, fields, first_touch, last_touch } = understood
  const all = [
    name,
    phone,
    email,
    text,
    title,
    source,
    ...[fields, first_touch, last_touch].flatMap((each) => Object.values(each ?? {})),
  ]
  return new Set(all.filter((value) => value != null && value !== '').map((value) => String(value).trim()))
}

type Pair = [name: string, value: string]

function ofForm(body: string): Pair[] {
  return [...new URLSearchParams(body)].map(([name, value]) => [`${name}=`, value])
}

function ofText(body: string): Pair[] {
  return body.split('\n').map((line) => ['', line])
}

/** `a.b: value` of each value; undefined when it is no JSON. */
function ofJson(body: string): Pair[] | undefined {
  try {
    return flatten('', JSON.parse(body))
  } catch {
    return
  }
}

function flatten(path: string, value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [[path ? `${path}: ` : '', String(value)]]
  return Object.entries(value).flatMap(([name, each]) => flatten(path ? `${path}.${name}` : name, each))
}
