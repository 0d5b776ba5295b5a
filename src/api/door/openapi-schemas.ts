import { isDeepStrictEqual } from 'node:util'
import type { TSchema } from 'typebox'
import { closed } from './validate.ts'

type Loose = Record<string, unknown>
export type Naming = ReturnType<typeof naming>

/** Prepares schemas for the document: those with an `$id` become components and are referenced. */
export function naming() {
  const components: Record<'parameters' | 'responses' | 'schemas', Loose> = {
    parameters: {},
    responses: {},
    schemas: {},
  }
  return {
    components,
    /** For a response: allows additional properties, since later versions may add fields. */
    open: (schema: TSchema) => named(schema, false),
    /** For a request: allows no additional properties. */
    closed: (schema: TSchema) => named(closed(schema), true),
    /** The first schema of a name becomes the component; a different one with the same name stays inline. */
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
