import { isDeepStrictEqual } from 'node:util'
import type { TSchema } from 'typebox'
import { closed } from './validate.ts'

type Loose = Record<string, unknown>
export type Naming = ReturnType<typeof naming>

/** Makes schemas fit for a document: those with an `$id` stand once, among the components, and are referred to. */
export function naming() {
  const components: Record<'parameters' | 'responses' | 'schemas', Loose> = {
    parameters: {},
    responses: {},
    schemas: {},
  }
  return {
    components,
    /** What we answer: a reader must bear fields that come later. */
    open: (schema: TSchema) => named(schema, false),
    /** What we take: nothing beside what is named. */
    closed: (schema: TSchema) => named(closed(schema), true),
    /** The first of a name stands among the components; what only has the same name stands with its route. */
    parameter: (name: string, parameter: object) => {
      const known = components.parameters[name] ?? parameter
      return isDeepStrictEqual(known, parameter) ? refer('parameters', name, parameter) : parameter
    },
    response: (name: string, response: object) => refer('responses', name, response),
  }

  function named(schema: unknown, isTaken: boolean): unknown {
    if (Array.isArray(schema)) return schema.map((part) => named(part, isTaken))
    if (typeof schema !== 'object' || schema === null) return schema
    const { $id, $ref, ...rest } = schema as Loose
    if (typeof $ref === 'string') return { ...rest, $ref: `#/components/schemas/${$ref.replace(/#$/, '')}` }
    const parts = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, named(part, isTaken)]))
    if (typeof $id !== 'string') return parts
    return refer('schemas', isTaken && parts.additionalProperties === false ? `${$id}Input` : $id, parts)
  }

  function refer(kind: keyof typeof components, name: string, part: object): { $ref: string } {
    const known = components[kind][name]
    if (known && !isDeepStrictEqual(known, part)) throw new Error(`Two ${kind} have the name ${name}`)
    components[kind][name] = part
    return { $ref: `#/components/${kind}/${name}` }
  }
}
