import { readFileSync } from 'node:fs'

type Json = Record<string, unknown>
type Content = Record<string, { schema: Json; example?: unknown }>
type Reference = { $ref: string }
type Parameter = { name: string; in: string; description?: string; example?: string }
export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
  security?: object[]
}
type Written = Omit<Operation, 'parameters' | 'responses'> & {
  parameters: (Parameter | Reference)[]
  responses: Record<string, Operation['responses'][string] | Reference>
}

export const documentText = readFileSync('docs/openapi.v2.json', 'utf8')
export const document = JSON.parse(documentText) as { paths: Record<string, Record<string, Written>> } & Json

/** Every operation of `docs/openapi.v2.json`, with the parameters and responses that it refers to in their place. */
export const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([verb, written]) => ({ verb: verb.toUpperCase(), path, operation: resolve(written) })),
)

function resolve({ parameters, responses, ...rest }: Written): Operation {
  const entries = Object.entries(responses).map(([status, response]) => [status, inPlace(response)])
  return { ...rest, parameters: parameters.map(inPlace), responses: Object.fromEntries(entries) }
}

function inPlace<T extends object>(part: T | Reference): T {
  return '$ref' in part ? (lookUp(part.$ref) as T) : part
}

/** The part of the document to which a reference such as `#/components/schemas/Lead` points. */
export function lookUp(ref: string): unknown {
  const steps = ref.replace(/^#\//, '').split('/')
  return steps.reduce<unknown>((part, step) => (part as Json | undefined)?.[step], document)
}
