import { type Asked, mangled, type Sent, written } from './bytes.ts'
import type { FuzzDesk } from './desk.ts'
import { callsOf, type Document, type Documented, valuesFor } from './document.ts'
import { hostileText, hostileValue, unknownFields } from './hostile.ts'
import { jsonOf, placed, queryText } from './parts.ts'
import { type Random, randomOf } from './random.ts'
import { captured, ofPages, signingIn } from './strangers.ts'

type Make = (random: Random) => Asked

/** Makes the request with a number, for a desk and a seed: at any door, from anybody, valid or mangled. */
export function requestsFor(
  desk: FuzzDesk,
  seed: number,
  documents: { v1: Document; v2: Document },
): (number: number) => Sent {
  const doors: [weight: number, make: Make][] = [
    [45, documented(desk, documents.v2, 'v2')],
    [15, documented(desk, documents.v1, 'v1')],
    [33, (random) => captured(desk, random)],
    [6, (random) => ofPages(desk, random)],
    [1, (random) => signingIn(desk, random)], // each makes the desk hash a password, which is slow on purpose
  ]
  const byWeight = doors.flatMap(([weight, make]) => Array.from({ length: weight }, () => make))
  return (number) => {
    const random = randomOf(seed, number)
    const asked = random.pick(byWeight)(random)
    const headers = { ...asked.headers, ...oddHeaders(random) }
    const sent = written(random, { ...asked, headers, method: random.percent(1) ? random.pick(verbs) : asked.method })
    return random.percent(10) ? mangled(random, sent) : sent
  }
}

const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE']

/** A call of one of the two APIs: most of its parts fit the document. */
function documented(desk: FuzzDesk, document: Document, door: string): Make {
  // calls that read all leads are rarer, since they would leave no time for others
  const calls = callsOf(document).flatMap((call) =>
    /export|bulk|replay|not-spam$/.test(call.path) ? [call] : Array.from({ length: 8 }, () => call),
  )
  const value = valuesFor(document)
  return (random) => {
    const call = random.pick(calls)
    const oddity = random.pick([0, 5, 20])
    const path = call.path.replace(/\{(\w+)\}/g, (_, name) =>
      name === 'project' ? ofProject(desk, random) : placed(random),
    )
    const query = call.query
      .filter(({ required }) => random.percent(required ? 95 : 25))
      .map(({ name, schema, example }) => [
        name,
        name === 'wait'
          ? '0'
          : asText(random.percent(60) && example !== undefined ? example : value(random, schema, oddity)),
      ])
    if (door === 'v1' && random.percent(95)) query.push(['project', ofProject(desk, random)])
    if (random.percent(oddity))
      query.push(
        ...Object.entries(
          unknownFields(
            random,
            query.map(([name]) => String(name)),
          ),
        ).map(([name, each]) => [name, asText(each)]),
      )
    const body = call.body || random.percent(3) ? jsonOf(random, bodyOf(random, call, value, oddity)) : undefined
    const headers = { ...credentialsOf(desk, random, door), ...(body && { 'Content-Type': 'application/json' }) }
    return {
      door,
      method: call.method,
      target: `${path}${queryText(random, query as [string, string][])}`,
      headers,
      body,
    }
  }
}

function bodyOf(
  random: Random,
  { body = {}, examples }: Documented,
  value: ReturnType<typeof valuesFor>,
  oddity: number,
): unknown {
  if (examples.length === 0 || random.percent(60)) return value(random, body, oddity)
  const example = random.pick(examples)
  if (typeof example !== 'object' || example === null || Array.isArray(example) || random.percent(30)) return example
  const names = Object.keys(example)
  return {
    ...example,
    ...(names.length > 0 && { [random.pick(names)]: hostileValue(random) }),
    ...(random.percent(oddity) && unknownFields(random, names)),
  }
}

/** The credentials of a request: most requests have some, and most of those have many rights. */
function credentialsOf({ credentials }: FuzzDesk, random: Random, door: string): Record<string, string> {
  if (random.percent(4))
    return random.pick<Record<string, string>>([
      {},
      { 'Api-key': hostileText(random) },
      { Authorization: `Bearer ${hostileText(random)}` },
      { Cookie: hostileText(random) },
    ])
  const known = door === 'v1' ? credentials.filter(({ key }) => key !== undefined) : credentials
  const mighty = door === 'v1' || random.percent(50) ? 'key admin' : 'owner'
  const { headers, key } = (random.percent(70) && known.find(({ name }) => name === mighty)) || random.pick(known)
  return door === 'v2' && key ? { Authorization: `Bearer ${key}` } : headers
}

function oddHeaders(random: Random): Record<string, string> {
  if (random.percent(80)) return {}
  const names = [
    'If-Match',
    'If-None-Match',
    'Idempotency-Key',
    'Accept',
    'Accept-Language',
    'Accept-Encoding',
    'Origin',
    'Referer',
    'User-Agent',
    'Last-Event-ID',
    'Range',
    'Use-Http-Code',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'Host',
    'Cookie',
    'Content-Type',
    'Content-Encoding',
    'Access-Control-Request-Method',
    'Expect',
  ]
  const value = random.percent(50)
    ? random.pick(['*', '"1"', '0', 'gzip, br', 'ru', 'bytes=0-10', 'text/html', 'https://example.com', '10.0.0.1, x'])
    : hostileText(random)
  return { [random.pick(names)]: value }
}

function ofProject({ project }: FuzzDesk, random: Random): string {
  return random.percent(94) ? project : random.percent(50) ? '54321' : placed(random)
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
