import fc from 'fast-check'

/** The part of JSON Schema that our routes use. */
export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  patternProperties?: Record<string, Schema>
  items?: Schema
  pattern?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  examples?: unknown[]
}

/** Values for a schema: half of them fit, and the others have a wrong value somewhere. */
export function fromSchema(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 5, arbitrary: fitting(schema, 0) },
    { weight: 4, arbitrary: fitting(schema, 1) },
    { weight: 1, arbitrary: odd },
  )
}

/** `oddity` of ten values do not fit. */
function mixed(schema: Schema, oddity: number): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 10, arbitrary: fitting(schema, oddity) }, { weight: oddity, arbitrary: odd })
}

/** Values of a program that was written for another API. */
const odd = fc.oneof(
  fc.constantFrom(null, true, '', 'null', '0', '-1', '1e9', '99999999999999999999', '2024-02-30T25:00:00Z', '{', '[]'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
  fc.double(),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 2 }),
)

function fitting(schema: Schema, oddity: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => mixed(each, oddity)))
  const made = fc.oneof(...[schema.type].flat().map((type) => ofType(type, schema, oddity)))
  if (!schema.examples) return made
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...schema.examples) }, { weight: oddity, arbitrary: made })
}

function ofType(type: string | undefined, schema: Schema, oddity: number): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null)
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer({ min: 0, max: 1_000 })
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true })
  if (type === 'array')
    return fc.array(mixed(schema.items ?? {}, oddity), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.max(5, schema.minItems ?? 0),
    })
  if (type === 'object') return objectOf(schema, oddity)
  if (type !== 'string') return odd
  if (schema.pattern) return fc.oneof(fc.constantFrom('0', '1', '2'), fc.stringMatching(new RegExp(schema.pattern)))
  return fc.string({
    unit: 'grapheme',
    minLength: schema.minLength ?? 0,
    maxLength: Math.min(schema.maxLength ?? 30, 30),
  })
}

function objectOf(
  { properties = {}, required = [], patternProperties = {} }: Schema,
  oddity: number,
): fc.Arbitrary<unknown> {
  const [free] = Object.values(patternProperties)
  if (free) return fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), mixed(free, oddity), { maxKeys: 3 })
  const values = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, mixed(schema, oddity)]))
  return fc.record(values, { requiredKeys: required.filter((name) => name in values) })
}
