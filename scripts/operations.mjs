import { member, object, type, union } from './openapi-types.mjs'

/**
 * The operations of an OpenAPI document for the typed client: how each is sent, and the types of its arguments and answers. It leaves out operations
 * that no key may call.
 */
export function operationsOf({ paths, components }) {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => security === undefined)
      .map(([method, operation]) => read(path, method, operation, components)),
  )
  const schemas = Object.entries(components.schemas).map(([name, each]) => member(name, type(each), each))
  return [
    `export interface components ${object([member('schemas', object(schemas))])}`,
    `export interface Operations ${object(all.map(({ id, typed, about }) => member(id, typed, about)))}`,
    '/** How an operation is sent: verb, path, and what differs. */',
    'export type Sent = [string, string, { query?: string[]; body?: string; isPaged?: boolean; isRaw?: boolean }]',
    `export const operations: Record<keyof Operations, Sent> = ${JSON.stringify(Object.fromEntries(all.map(({ id, sent }) => [id, sent])), null, 2)}\n`,
  ].join('\n')
}

function read(path, method, operation, components) {
  const { operationId: id, parameters = [], requestBody, responses, summary, description } = operation
  const placed = (place) => parameters.map((each) => resolved(each, components)).filter((each) => each.in === place)
  const [[bodyType, { schema: body } = {}] = []] = Object.entries(requestBody?.content ?? {})
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const contents = answers.map(([, answer]) => Object.entries(resolved(answer, components).content ?? {})[0])
  const isRaw = contents.some((content) => content && content[0] !== 'application/json')
  const isJson = bodyType === 'application/json'
  const names = [...placed('path'), ...placed('query')].map(({ name }) => name)
  const fields = isJson ? Object.keys(resolved(body, components).properties ?? {}) : []
  const twice = fields.find((name) => names.includes(name))
  if (twice) throw new Error(`${id} has ${twice} in its body and in its address: the client puts them side by side`)
  const first = resolved(contents[0]?.[1].schema ?? {}, components).properties ?? {}
  const isPaged = placed('query').some(({ name }) => name === 'cursor') && 'items' in first && 'next' in first
  const query = placed('query').map(({ name }) => name)
  const answer = isRaw ? 'Response' : union(contents.map((content) => (content ? type(content[1].schema) : 'void')))
  const members = [
    ...['path', 'query'].flatMap((place) =>
      placed(place).length > 0 ? [member(place, parametersOf(placed(place)))] : [],
    ),
    ...(body ? [member('body', isJson ? type(body) : '{ body: string | Blob | ArrayBuffer | Uint8Array }')] : []),
    member('answer', answer),
    ...(isPaged ? [member('isPaged', 'true')] : []),
  ]
  const options = {
    ...(query.length > 0 && { query }),
    ...(bodyType && { body: bodyType }),
    ...(isPaged && { isPaged }),
    ...(isRaw && { isRaw }),
  }
  return { id, about: { summary, description }, typed: object(members), sent: [method.toUpperCase(), path, options] }
}

function parametersOf(parameters) {
  return object(parameters.map((each) => member(each.name, type(each.schema), each, each.required === true)))
}

function resolved(part, components) {
  if (!part?.$ref) return part
  const [group, name] = part.$ref.split('/').slice(2)
  return components[group][name]
}
