import { readFileSync } from 'node:fs'
import Schema from 'typebox/schema'
import { describe, expect, test } from 'vitest'
import { addStatus } from '../src/actions/statuses.ts'
import * as examples from '../src/compat/examples.ts'
import { eachDatabase } from './databases.ts'
import { cli, type TestDesk, useDesk } from './desk.ts'
import { openapiText } from './openapi.ts'

type Json = Record<string, unknown>
type Operation = {
  parameters?: { in: string; name: string; required?: boolean; example?: unknown }[]
  requestBody?: { content: Record<string, Content> }
  responses: Record<string, { description: string; content: Record<string, Content> }>
}
type Content = { schema: Json; example?: unknown; examples?: Record<string, { value: unknown }> }

const kept = readFileSync('docs/openapi.v1.json', 'utf8')
const document = JSON.parse(kept) as { paths: Record<string, Record<string, Operation>>; components: Json } & Json

/** Every call of the document: its verb, its path and its operation. */
const calls = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([verb, operation]): [verb: string, path: string, operation: Operation] => [
    verb.toUpperCase(),
    path,
    operation,
  ]),
)

describe('docs/openapi.v1.json', () => {
  test('equals that of the server; if it does not: npm run openapi', async () => {
    expect(await openapiText()).toBe(kept)
  })

  test('is OpenAPI 3.1 with a title, a version and a server', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: expect.any(String), version: '1' } })
    expect(document.servers).toEqual([{ url: '/' }])
    expect(document.security).toEqual([{ header: [] }, { query: [] }])
  })

  test('refers only to what is in it', () => {
    const found = refs(document)
    expect(new Set(found)).toEqual(
      new Set(['Lead', 'Refusal', 'Condition', 'Filter'].map((name) => `#/components/schemas/${name}`)),
    )
    for (const ref of found) expect(lookUp(ref), ref).toBeTypeOf('object')
  })

  test('has each method, with POST and, where it only reads, with GET', () => {
    expect(calls.map(([verb, path]) => `${verb} ${path}`).sort()).toEqual([
      'GET /api/v1/project/analytics/attribution-models',
      'GET /api/v1/project/analytics/list-orders',
      'GET /api/v1/project/integration/order/list',
      'GET /api/v1/project/integration/status/list',
      'GET /api/v1/project/leads/lead/list',
      'GET /api/v1/project/leads/status/list',
      'GET /api/v1/project/proxy-leads',
      'GET /api/v1/project/proxy-leads/duplicates',
      'GET /api/v1/project/proxy-leads/{id}',
      'GET /api/v1/user/projects',
      'POST /api/v1/project/analytics/attribution-models',
      'POST /api/v1/project/analytics/list-orders',
      'POST /api/v1/project/integration/order/list',
      'POST /api/v1/project/integration/status/list',
      'POST /api/v1/project/leads/lead/create',
      'POST /api/v1/project/leads/lead/list',
      'POST /api/v1/project/leads/lead/update',
      'POST /api/v1/project/leads/status/list',
      'POST /api/v1/project/proxy-leads',
      'POST /api/v1/project/proxy-leads/duplicates',
      'POST /api/v1/project/proxy-leads/{id}',
      'POST /api/v1/user/projects',
    ])
  })

  test('describes the answer of every method, and every refusal with its HTTP status', () => {
    for (const [verb, path, { responses }] of calls) {
      const codes = ['200', '400', '401', '403', '404', '409', '413', '429', '500', '503']
      expect(Object.keys(responses), `${verb} ${path}`).toEqual(codes)
      for (const { description, content } of Object.values(responses)) {
        expect(description).not.toBe('')
        expect(Object.keys(content)).toEqual(['application/json'])
      }
    }
  })

  test('contains every documented example', () => {
    const shown = calls.flatMap(([, , operation]) => [...requestsOf(operation), ...answersOf(operation)])
    for (const [name, example] of Object.entries(examples)) {
      const parts = 'request' in example ? [example.request, example.response] : [example]
      for (const part of parts) expect(shown, name).toContainEqual(part)
    }
  })

  test('has examples that fit its schemas, and wrong values do not fit', () => {
    for (const [verb, path, operation] of calls) {
      const where = `${verb} ${path}`
      for (const request of requestsOf(operation)) expect(misfits(requestSchema(operation), request), where).toEqual([])
      for (const answer of answersOf(operation)) expect(misfits(answerSchema(operation), answer), where).toEqual([])
      expect(misfits(answerSchema(operation), { status: 'error' }), where).not.toEqual([])
    }
    const list = answerSchema(calls.find(([, path]) => path.endsWith('lead/list'))?.[2] as Operation)
    const lead = examples.listExample.response.leads[0]
    const answer = (part: object) => ({ leads: [{ ...lead, ...part }], total: 1, status: 'success' })
    expect(misfits(list, answer({}))).toEqual([])
    for (const part of [{ price: '20000' }, { id: 10 }, { title: null }, { phone: undefined }])
      expect(misfits(list, answer(part)), JSON.stringify(part)).not.toEqual([])
  })
})

eachDatabase((database) => {
  const desk = useDesk(database)

  test.each(calls)('%s %s answers its examples as the document says', async (verb, path, operation) => {
    await fill(desk())
    const query = Object.fromEntries(
      (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query' && parameter.required && parameter.example !== undefined)
        .map((parameter) => [parameter.name, String(parameter.example)]),
    )
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => shownFor(operation, 'path', name))
    const requests = requestsOf(operation)
    for (const request of requests.length > 0 ? requests : [undefined]) {
      const { status, text, json } = await desk().call(filled, request, { verb, query })
      expect(status, text).toBe(200)
      expect(misfits(answerSchema(operation), json), text).toEqual([])
      for (const example of answersOf(operation)) expect(Object.keys(json)).toEqual(Object.keys(example as object))
    }
  })

  test('a listed lead has the keys of the document, in its order', async () => {
    await desk().lead()
    const { json } = await desk().call('lead/list', { period: { from: '2023-01-01', to: '2024-12-31' } })
    const schema = lookUp('#/components/schemas/Lead') as { properties: object; required: string[] }
    for (const lead of json.leads as object[]) {
      expect(Object.keys(lead)).toEqual(Object.keys(schema.properties))
      expect(misfits(schema, lead)).toEqual([])
    }
    expect(schema.required).toEqual(Object.keys(schema.properties))
  })

  test('a refusal fits the document', async () => {
    const { status, json } = await desk().call('lead/create', { creation_date: 'never' })
    expect(status).toBe(400)
    expect(misfits(lookUp('#/components/schemas/Refusal') as Json, json)).toEqual([])
  })
})

/** Eight leads, a status 3 that the documented update uses, and two enquiries of a site. */
async function fill(desk: TestDesk): Promise<void> {
  const project = await desk.store.projects.find(desk.project)
  if (!project || (await desk.store.statuses.of(project.id)).length > 3) return
  await addStatus(desk.store, cli, project, { id: 3, name: 'Перезвонить', type: 'progress' }, desk.clock.now)
  for (let lead = 1; lead <= 8; lead++) await desk.lead()
  const key = await desk.newKey('capture', [desk.project])
  for (const name of ['Alice', 'Peter Pan'])
    await desk.call('/api/proxy/1.0/leads/add', undefined, { verb: 'GET', query: { key, name } })
}

function shownFor({ parameters = [] }: Operation, where: string, name: string): string {
  const { example } = parameters.find((each) => each.in === where && each.name === name) ?? {}
  return String(example)
}

function requestsOf({ requestBody }: Operation): unknown[] {
  return requestBody ? shownIn(requestBody.content['application/json'] as Content) : []
}

function answersOf({ responses }: Operation): unknown[] {
  return shownIn(responses['200']?.content['application/json'] as Content)
}

function requestSchema({ requestBody }: Operation): Json {
  return requestBody?.content['application/json']?.schema as Json
}

function answerSchema({ responses }: Operation): Json {
  return responses['200']?.content['application/json']?.schema as Json
}

function shownIn({ example, examples = {} }: Content): unknown[] {
  return [...(example === undefined ? [] : [example]), ...Object.values(examples).map(({ value }) => value)]
}

/** The errors of a value by a schema of the document, whose references are resolved. */
function misfits(schema: Json, value: unknown): unknown[] {
  const [fits, errors] = Schema.Compile({ ...schema, components: document.components }).Errors(value)
  return fits ? [] : errors
}

function refs(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) => (name === '$ref' ? [String(value)] : refs(value)))
}

function lookUp(ref: string): unknown {
  const steps = ref.replace(/^#\//, '').split('/')
  return steps.reduce<unknown>((part, step) => (part as Json | undefined)?.[step], document)
}
