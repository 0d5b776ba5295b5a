/**
 * The types of an OpenAPI 3.1 document as `openapi-fetch` takes them: `paths` and `components`. It knows the keywords that our schemas use
 * and refuses others.
 */
export function openapiTypes({ paths, components }) {
  const operations = Object.entries(paths).map(([path, methods]) => {
    const members = Object.entries(methods).map(([method, operation]) =>
      member(method, operationType(operation), operation),
    )
    return member(path, object(members))
  })
  const groups = ['parameters', 'responses', 'schemas'].map((group) => {
    const write = { parameters: ({ schema }) => type(schema), responses: responseType, schemas: type }[group]
    return member(
      group,
      object(Object.entries(components[group]).map(([name, each]) => member(name, write(each), each))),
    )
  })
  return `export interface paths ${object(operations)}\nexport interface components ${object(groups)}\n`

  function operationType({ parameters = [], requestBody, responses }) {
    const groups = ['query', 'header', 'path'].flatMap((place) => {
      const placed = parameters.filter((each) => resolved(each).in === place)
      if (placed.length === 0) return []
      const isRequired = placed.some((each) => resolved(each).required === true)
      const members = placed.map((each) => {
        const { name, required, schema, description } = resolved(each)
        return member(name, each.$ref ? type(each) : type(schema), { description }, required === true)
      })
      return [member(place, object(members), {}, isRequired)]
    })
    const answers = Object.entries(responses).map(([status, answer]) => member(status, responseType(answer)))
    return object([
      member('parameters', object(groups)),
      ...(requestBody ? [member('requestBody', contentType(requestBody), {}, requestBody.required === true)] : []),
      member('responses', object(answers)),
    ])
  }

  /** The parameter itself, also where the document refers to a shared one. */
  function resolved(parameter) {
    return parameter.$ref ? components.parameters[parameter.$ref.split('/').at(-1)] : parameter
  }
}

function responseType(answer) {
  if (answer.$ref) return type(answer)
  return answer.content ? contentType(answer) : '{ content?: never }'
}

function contentType({ content }) {
  return object([
    member('content', object(Object.entries(content).map(([mime, { schema }]) => member(mime, type(schema ?? {}))))),
  ])
}

/** The TypeScript of a schema. */
export function type(schema) {
  const { $ref, anyOf, oneOf, allOf, enum: values } = schema
  const foreign = ['not', 'prefixItems', 'if', 'dependentSchemas'].find((keyword) => keyword in schema)
  if (foreign) throw new Error(`types of "${foreign}" are not written: ${JSON.stringify(schema)}`)
  if ($ref)
    return `components${$ref
      .split('/')
      .slice(2)
      .map((part) => `[${JSON.stringify(part)}]`)
      .join('')}`
  if (anyOf ?? oneOf) return union((anyOf ?? oneOf).map(type))
  if (allOf) return allOf.map((each) => `(${type(each)})`).join(' & ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (values) return union(values.map((value) => JSON.stringify(value)))
  if (Array.isArray(schema.type)) return union(schema.type.map((each) => type({ ...schema, type: each })))
  const write = types[schema.type ?? 'any']
  if (!write) throw new Error(`no type for the schema ${JSON.stringify(schema)}`)
  return write(schema)
}

const types = {
  any: () => 'unknown',
  string: () => 'string',
  number: () => 'number',
  integer: () => 'number',
  boolean: () => 'boolean',
  null: () => 'null',
  array: ({ items }) => `(${type(items)})[]`,
  object: ({ properties = {}, required = [], patternProperties = {}, additionalProperties }) => {
    const named = Object.entries(properties).map(([name, each]) =>
      member(name, type(each), each, required.includes(name)),
    )
    const others = [
      ...Object.values(patternProperties),
      additionalProperties === true ? {} : additionalProperties,
    ].filter(Boolean)
    const isOpen = named.length === 0 || others.length > 0
    return object([
      ...named,
      ...(isOpen ? [`[name: string]: ${others.length > 0 ? union(others.map(type)) : 'never'}\n`] : []),
    ])
  },
}

export const union = (parts) => [...new Set(parts)].join(' | ')
export const object = (members) => `{\n${members.join('')}}`

/** A property with its comment. */
export function member(name, written, { summary, description } = {}, isRequired = true) {
  const text = [summary, description].filter(Boolean).join('. ').replaceAll('*/', '*\\/').replaceAll('\n', ' ')
  return `${text ? `/** ${text} */\n` : ''}${/^\d+$/.test(name) ? name : JSON.stringify(name)}${isRequired ? '' : '?'}: ${written}\n`
}
