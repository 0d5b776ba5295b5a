import type { TSchema } from 'typebox'
import { closed } from './validate.ts'

type Loose = Record<string, unknown>
export type Naming = ReturnType<typeof naming>

/** Makes schemas fit for a document: those with an `$id` stand once, among `schemas`, and are referred to. */
export function naming() {
  const schemas: Loose = {}
  return {
    schemas,
    /** What we answer: a reader must bear fields that come later. */
    open: (schema: TSchema) => named(schema),
    /** What we take: nothing beside what is named. */
    closed: (schema: TSchema) => named(closed(schema)),
  }

  function named(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map(named)
    if (typeof schema !== 'object' || schema === null) return schema
    const { $id, $ref, ...rest } = schema as Loose
    if (typeof $ref === 'string') return { ...rest, $ref: `#/components/schemas/${$ref.replace(/#$/, '')}` }
    const parts = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, named(part)]))
    if (typeof $id !== 'string') return parts
    schemas[$id] = parts
    return { $ref: `#/components/schemas/${$id}` }
  }
}
