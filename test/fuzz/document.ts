import { hostileText, hostileValue, unknownFields } from './hostile.ts'
import type { Random } from './random.ts'

/** The part of JSON Schema that the documents of the desk use. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  patternProperties?: Record<string, Schema>
  items?: Schema
  pattern?: string
  maxLength?: number
  examples?: unknown[]
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}
type Operation = {
  parameters?: { in: string; name: string; required?: boolean; schema?: Schema; example?: unknown }[]
  requestBody?: {
    content?: Record<string, { schema?: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }>
  }
}

/** A call of one of the two APIs as its document describes it. */
export type Documented = {
  method: string
  path: string
  query: { name: string; required: boolean; schema: Schema; example: unknown }[]
  body: Schema | undefined
  examples: unknown[]
}

/** Every call that a document names. */
export function callsOf({ paths }: Document): Documented[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
      const content = requestBody?.content?.['application/json']
      const examples = Object.values(content?.examples ?? {}).map(({ value }) => value)
      return {
        method: method.toUpperCase(),
        path,
        query: parameters
          .filter((each) => each.in === 'query')
          .map(({ name, required = false, schema = {}, example }) => ({ name, required, schema, example })),
        body: content?.schema,
        examples: content?.example === undefined ? examples : [content.example, ...examples],
      }
    }),
  )
}

/** Makes values for the schemas of a document. Most of them fit; `oddity` percent of the parts do not. */
export function valuesFor({ components }: Document) {
  return value

  function value(random: Random, schema: Schema, oddity: number, depth = 0): unknown {
    if (random.percent(oddity)) return hostileValue(random)
    if (schema.$ref) return depth > 4 ? {} : value(random, named(schema.$ref), oddity, depth + 1)
    if (schema.const !== undefined) return schema.const
    if (schema.enum) return random.pick(schema.enum)
    if (schema.anyOf) return value(random, random.pick(schema.anyOf), oddity, depth + 1)
    if (schema.examples && random.percent(70)) return random.pick(schema.examples)
    return ofType(random, random.pick([schema.type].flat()), schema, oddity, depth)
  }

  function ofType(random: Random, type: string | undefined, schema: Schema, oddity: number, depth: number): unknown {
    if (type === 'null') return null
    if (type === 'boolean') return random.percent(50)
    if (type === 'integer') return random.below(100)
    if (type === 'number') return random.below(10_000) / 100
    if (type === 'array') return random.some(4, () => value(random, schema.items ?? {}, oddity, depth + 1))
    if (type === 'object') return objectOf(random, schema, oddity, depth)
    if (type !== 'string') return hostileValue(random)
    if (schema.pattern?.includes('[0-9]')) return String(random.below(30))
    return random.percent(oddity) ? hostileText(random) : random.pick(words)
  }

  function objectOf(
    random: Random,
    { properties = {}, required = [], patternProperties }: Schema,
    oddity: number,
    depth: number,
  ): unknown {
    if (patternProperties) return Object.fromEntries(random.some(3, () => [random.pick(words), hostileValue(random)]))
    const names = Object.keys(properties).filter((name) => random.percent(required.includes(name) ? 97 : 40))
    const fields = names.map((name) => [name, value(random, properties[name] as Schema, oddity, depth + 1)])
    return {
      ...Object.fromEntries(fields),
      ...(random.percent(oddity) && unknownFields(random, Object.keys(properties))),
    }
  }

  function named(reference: string): Schema {
    return components?.schemas?.[reference.split('/').at(-1) ?? ''] ?? {}
  }
}

const words = [
  'Заявка',
  'Иван Ёлкин',
  '8 999 123-45-67',
  'anna@example.com',
  'ya.ru',
  'cpc',
  '1',
  '12500.50',
  '2024-01-15T10:00:00Z',
  'owner',
  'Европа',
  'lead',
]
