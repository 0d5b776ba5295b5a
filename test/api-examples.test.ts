import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqlite } from './databases.ts'
import { type ExampleDesk, openEmptyDesk, openExampleDesk, prepareExampleDesk } from './example-desk.ts'
import { useFolder } from './faults/folder.ts'
import { listen } from './listener.ts'
import { newBrowser } from './members.ts'
import { operations as calls, type Operation } from './openapi-operations.ts'

type Content = Record<string, { example?: unknown }>

describe('every example of docs/openapi.v2.json is answered as written', () => {
  const database = sqlite()
  const folder = useFolder()
  let prepared: Awaited<ReturnType<typeof prepareExampleDesk>>
  let desk: ExampleDesk
  let closed: Promise<unknown> = Promise.resolve()
  let copies = 0
  let isUnchanged = false // after a call that only reads, the next call finds the desk as prepared
  beforeAll(async () => {
    prepared = await prepareExampleDesk(await database.fresh())
  })
  beforeEach(async () => {
    if (isUnchanged) return
    await closed
    closed = Promise.resolve(desk?.close())
    desk = await openExampleDesk(prepared, join(folder(), String(copies++)))
  })
  afterAll(async () => {
    await closed
    await desk.close()
  })

  test.each(calls.filter(({ verb, path }) => !isClaim(verb, path)))(
    '$verb $path',
    async ({ verb, path, operation }) => {
      isUnchanged = verb === 'GET' && !needsPeople(verb, path)
      const shown = (where: string) =>
        operation.parameters.filter((each) => each.in === where && each.example !== undefined)
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
        const { example } = shown('path').find((each) => each.name === name) ?? {}
        if (example === undefined) throw new Error(`${path} has no example of ${name}`)
        return name === 'token' ? desk.undo : encodeURIComponent(example) // a token is drawn, so the document cannot know it
      })
      const query = Object.fromEntries(shown('query').map(({ name, example }) => [name, String(example)]))
      const body = firstExample(operation.requestBody?.content)
      const answers = Object.entries(operation.responses)
      const [status = '', { content } = {}] = answers.find(([code]) => code === '204') ?? answers[0] ?? []
      if (content?.['text/event-stream']) return expectBeginning(desk, filled, query, firstExample(content))
      const reply = needsPeople(verb, path)
        ? await sendByPeople(desk, { verb, path: filled, body, query, operation })
        : await desk.send(verb, filled, asHere(desk, body), { query, headers: typeOf(operation) })

      expect(reply.status, reply.text).toBe(Number(status))
      const answer = firstExample(content)
      if (content?.['application/json']) expect(answer, 'the document shows an answer').toBeDefined()
      if (answer !== undefined) expect(asThere(desk, reply.json)).toEqual(likeAs(answer))
      else expect(content ? reply.text : reply.text === '').toBeTruthy()
    },
  )

  test.each(calls.filter(({ verb, path }) => isClaim(verb, path)))('$verb $path', async ({ verb, path, operation }) => {
    const empty = await openEmptyDesk(await database.fresh())
    try {
      const body = { ...(firstExample(operation.requestBody?.content) as object), token: empty.token }
      const reply = await newBrowser(empty).send(verb, path, body)
      expect([reply.status, reply.json]).toEqual([201, likeAs(firstExample(operation.responses[201]?.content))])
    } finally {
      await empty.close()
    }
  })
})

/** Only an empty desk can be claimed. */
function isClaim(verb: string, path: string): boolean {
  return verb === 'POST' && path.endsWith('/first-run')
}

function needsPeople(verb: string, path: string): boolean {
  return (
    (verb === 'POST' && path === '/api/v2/projects') ||
    (verb === 'PATCH' && path.endsWith('/retention')) ||
    /\/(me|about|members|invitations|leave|duty|mentions|notices|notice-settings|notice-links|personal|push-subscriptions)\b/.test(
      path,
    )
  )
}

type Asked = { verb: string; path: string; body: unknown; query: Record<string, string>; operation: Operation }

/** Sends a call as an owner, or as a new person if anybody may call it. Tokens are random, so the body gets the one of this desk. */
async function sendByPeople(desk: ExampleDesk, { verb, path, body, query, operation }: Asked) {
  const { owner, token } = await desk.people()
  const asked = Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''
  const sent = body !== undefined && 'token' in (body as object) ? { ...(body as object), token } : body
  return (operation.security?.length === 0 ? newBrowser(desk) : owner).send(verb, `${path}${asked}`, sent)
}

/** A stream has no end, so only its first messages are compared with the document. */
async function expectBeginning(
  { address, key }: ExampleDesk,
  path: string,
  query: Record<string, string>,
  shown: unknown,
) {
  expect(path).toMatch(/events\/stream$/)
  const stream = await listen(address, { key, query })
  await stream.heard(1)
  expect(stream.text()).toEqual(likeAs(shown))
  stream.leave()
}

/** Lets a pull read from the desk itself instead of the vendor. */
function asHere({ address, adminSecret }: ExampleDesk, body: unknown): unknown {
  const isPull = typeof body === 'object' && body !== null && 'outside_project' in body
  return isPull ? { ...body, url: address, key: adminSecret } : body
}

function asThere({ address }: ExampleDesk, json: Record<string, unknown>): Record<string, unknown> {
  return json.url === address ? { ...json, url: 'https://cloud.roistat.com' } : json
}

/** The type of a body that is not JSON. */
function typeOf({ requestBody }: Operation): Record<string, string> {
  const [type] = Object.keys(requestBody?.content ?? {})
  return type === undefined || type === 'application/json' ? {} : { 'Content-Type': type }
}

function firstExample(content: Content | undefined): unknown {
  return Object.values(content ?? {})[0]?.example
}

/** The pattern of an example. A text that ends in `…` matches any text with that beginning, and sizes, durations and rates match any number. */
function likeAs(shown: unknown): unknown {
  if (Array.isArray(shown)) return shown.map(likeAs)
  if (typeof shown === 'object' && shown !== null)
    return Object.fromEntries(
      Object.entries(shown).map(([name, value]) => [
        name,
        name.endsWith('_bytes') || name === 'ms' || name === 'rate' ? expect.any(Number) : likeAs(value),
      ]),
    )
  if (typeof shown !== 'string' || !shown.endsWith('…')) return shown
  const start = shown.slice(0, -1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return expect.stringMatching(new RegExp(`^${start}.`, 's'))
}
