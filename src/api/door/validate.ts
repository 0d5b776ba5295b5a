import type { TSchema } from 'typebox'
import Schema from 'typebox/schema'
import { Settings } from 'typebox/system'
import { excerpt, type Refusal, refusal } from '../../domain/refusal.ts'
import type { Pointed } from '../../json/problem.ts'
import { escapeStep, stepsOf } from './json-pointer.ts'

/** All validation errors of a request. */
export class ValidationError extends Error {
  readonly faults: [Pointed, ...Pointed[]]

  constructor(faults: [Pointed, ...Pointed[]]) {
    super('The request does not fit')
    this.faults = faults
  }
}

type Loose = Record<string, unknown>
type Fault = { keyword: string; schemaPath: string; instancePath: string; params: Loose }

/** The maximum of errors. It is high because the error of a union comes after those of its alternatives and must not be cut off. */
Settings.Set({ maxErrors: 200 })
const maxReported = 20

/**
 * Validates values against a schema that refuses unknown fields; returns the errors in the order of the schema. The check alone decides: if
 * it fails, there is at least one error, even when the validator lists none.
 */
export function createValidator(schema: TSchema, kind: 'pointer' | 'parameter', named: Record<string, TSchema> = {}) {
  let made: ReturnType<typeof compile> | undefined
  return (value: unknown): Pointed[] => {
    made ??= compile(schema, named) // compiled on first use: the schemas of all routes together take 0.25 s of CPU
    const { strict, compiled } = made
    if (compiled.Check(value)) return []
    const [, errors] = compiled.Errors(value)
    const faults = outermost(errors as unknown as Fault[])
    const reported = faults
      .slice(0, maxReported)
      .flatMap((fault) => pointed(fault, schemaOf(strict, fault), value, kind))
    return reported.length > 0 ? reported : [unexplained(value)]
  }
}

function compile(schema: TSchema, named: Record<string, TSchema>) {
  const strict = closed(schema) as TSchema
  return { strict, compiled: Schema.Compile(named, strict) }
}

/** A copy whose objects allow no additional properties. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]))
  const isOpen = parts.type === 'object' && parts.properties !== undefined && parts.additionalProperties === undefined
  return isOpen ? { ...parts, additionalProperties: false } : parts
}

/** Leaves out the errors of alternatives where a union has an error of its own: one error is clearer than one for each alternative. */
function outermost(faults: Fault[]): Fault[] {
  const choices = faults.filter(({ keyword }) => keyword === 'anyOf').map(({ schemaPath }) => `${schemaPath}/anyOf/`)
  return faults.filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'additionalProperties' && !choices.some((path) => schemaPath.startsWith(path)),
  )
}

/** The schema that an error violates; for an unknown field, the schema of its object. */
function schemaOf(schema: unknown, { keyword, schemaPath }: Fault): unknown {
  const path = schemaPath.slice(1)
  return lookUp(schema, keyword === 'boolean' ? path.slice(0, path.lastIndexOf('/')) : path)
}

/** The error for a value that fails the check without any listed error. */
function unexplained(value: unknown): Pointed {
  return { refusal: refusal('wrong-form', { given: excerpt(value), right: 'what the documentation shows' }), place: {} }
}

function pointed(fault: Fault, schema: unknown, root: unknown, kind: 'pointer' | 'parameter'): Pointed[] {
  const one = (path: string, message: (argument: string) => Refusal): Pointed => {
    const argument = argumentOf(path)
    return { refusal: message(argument), place: kind === 'pointer' ? { pointer: path } : { parameter: argument } }
  }
  const { instancePath: path, params } = fault
  const limits = (schema ?? {}) as Loose
  if (fault.keyword === 'required')
    return (params.requiredProperties as string[]).map((name) =>
      one(`${path}/${escapeStep(name)}`, (argument) => refusal('required', {}, argument)),
    )
  if (fault.keyword === 'boolean') {
    const name = stepsOf(path).at(-1) ?? ''
    const known = Object.keys(limits.properties ?? {})
    return [one(path, (argument) => refusal('unknown-field', { given: excerpt(name), known }, argument))]
  }
  const message = messages[fault.keyword] ?? messages.format
  return [one(path, (argument) => (message as Message)(lookUp(root, path), limits, argument))]
}

type Message = (value: unknown, schema: Loose, argument: string) => Refusal

/** The refusal for a value, by the keyword of the schema that it violates. */
const messages: Record<string, Message> = {
  type: (value, schema, argument) =>
    refusal('wrong-type', { given: excerpt(value), needed: [schema.type].flat().join(' or ') }, argument),
  anyOf: (value, schema, argument) =>
    refusal('wrong-type', { given: excerpt(value), needed: typesOf(schema.anyOf as Loose[]) }, argument),
  enum: (value, schema, argument) =>
    refusal('unknown-choice', { given: excerpt(value), known: (schema.enum as unknown[]).map(String) }, argument),
  const: (value, schema, argument) =>
    refusal('unknown-choice', { given: excerpt(value), known: [String(schema.const)] }, argument),
  minLength: (value, schema, argument) =>
    value === ''
      ? refusal('required', {}, argument)
      : refusal('wrong-form', { given: excerpt(value), right: `${schema.minLength} characters or more` }, argument),
  maxLength: (value, schema, argument) =>
    refusal('too-long', { length: [...String(value)].length, limit: schema.maxLength as number }, argument),
  minimum: outOfRange,
  maximum: outOfRange,
  minItems: (_, schema, argument) => refusal('too-few-values', { limit: schema.minItems as number }, argument),
  maxItems: (_, schema, argument) => refusal('too-many-values', { limit: schema.maxItems as number }, argument),
  format: (value, schema, argument) =>
    refusal(
      'wrong-form',
      { given: excerpt(value), right: String([schema.examples].flat()[0] ?? schema.description) },
      argument,
    ),
}

function outOfRange(value: unknown, schema: Loose, argument: string): Refusal {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = schema as Record<string, number>
  return refusal('out-of-range', { given: excerpt(value), min: minimum, max: maximum }, argument)
}

function typesOf(alternatives: Loose[]): string {
  return alternatives.map(({ type, const: only }) => String(type ?? only)).join(' or ')
}

/** Resolves a JSON Pointer. */
function lookUp(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((part, step) => (part as Loose | undefined)?.[step], root)
}

/** `/items/0/name` as messages write it: `items[0].name`. */
function argumentOf(pointer: string): string {
  return stepsOf(pointer).reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  )
}
