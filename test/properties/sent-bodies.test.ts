import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { multipartType } from '../bodies.ts'
import { postgres, sqlite, type TestDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { rowsOf } from '../rows.ts'
import { seed, timeout, times } from './property.ts'

type Sent = { path: string; type: string; body: Uint8Array }

const noise = fc.uint8Array({ maxLength: 200 })
const word = fc.oneof(
  fc.constantFrom(
    'name',
    'phone',
    'fields[charset]',
    '_charset_',
    'a[b][]',
    '__proto__',
    'constructor',
    'key',
    '[]',
    '',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
)
const charset = fc.constantFrom(
  'utf-8',
  'windows-1251',
  'koi8-r',
  'utf-16le',
  'gbk',
  'hex',
  'base64',
  'utf-7',
  'x',
  '\u00ff',
)
const types = fc.oneof(
  fc.constantFrom(
    'application/json',
    'text/plain',
    'multipart/form-data',
    multipartType,
    '',
    '/',
    'multipart/mixed; boundary=',
  ),
  charset.map((name) => `application/x-www-form-urlencoded; charset=${name}`),
  charset.map((name) => `application/json;charset="${name}`),
)
const form = fc
  .array(
    fc.tuple(
      word,
      fc.oneof(
        noise,
        fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      ),
    ),
    { maxLength: 8 },
  )
  .map((pairs) => Buffer.concat(pairs.flatMap(([name, value]) => [Buffer.from(`&${name}=`), Buffer.from(value)])))
const json = fc.jsonValue({ maxDepth: 40, stringUnit: 'binary' }).map((value) => Buffer.from(JSON.stringify(value)))
const part = fc
  .tuple(word, fc.option(word), fc.constantFrom('\r\n', '\n', '\r', ''), noise)
  .map(([name, file, end, content]) =>
    Buffer.concat([
      Buffer.from(
        `--XX${end}Content-Disposition: form-data; name="${name}"${file === null ? '' : `; filename="${file}"`}${end}${end}`,
      ),
      content,
      Buffer.from(end),
    ]),
  )
const parts = fc
  .tuple(fc.array(part, { maxLength: 5 }), fc.constantFrom('--XX--', '--XX', ''))
  .map(([all, end]) => Buffer.concat([...all, Buffer.from(end)]))
/** A valid body that was damaged: truncated, or with one byte changed. */
const broken = fc.tuple(fc.oneof(form, json, parts), fc.nat(), fc.option(fc.nat(255))).map(([body, place, byte]) => {
  const at = body.length === 0 ? 0 : place % body.length
  return byte === null ? body.subarray(0, at) : Buffer.from(body.map((each, index) => (index === at ? byte : each)))
})
const paths = fc.constantFrom(
  ...['/in/generic', '/in/tilda', '/in/vk', '/in/%00%D1%8F', '/in/mango/events/summary', '/in/google'],
  ...['/api/proxy/1.0/leads/add', '/integration/webhook', '/proxy/lead/add'],
)
const sent: fc.Arbitrary<Sent> = fc.record({
  path: paths,
  type: types,
  body: fc.oneof(form, json, parts, noise, broken),
})

/** Expects each of `count` random bodies to become a completed receipt. */
function keepsAll(database: TestDatabase, count: number): void {
  const desk = useDesk(database, { serve: true })

  test(`${count} odd bodies become completed receipts, and none is a fault`, { timeout }, async () => {
    const key = await desk().newKey('capture', [12345])
    const statuses: Record<number, number> = {}
    const bodies = fc.sample(sent, { numRuns: count, seed })[Symbol.iterator]()
    const sender = async () => {
      for (const { path, type, body } of bodies) {
        const url = `${path}?key=${key}`
        const { statusCode } = await desk().app.inject({
          method: 'POST',
          url,
          headers: { 'content-type': type },
          payload: Buffer.from(body),
        })
        statuses[statusCode] = (statuses[statusCode] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: 64 }, sender))
    expect(statuses).toEqual({ 200: count })
    const [ended] = await rowsOf(
      desk().url,
      `select cast(count(*) as int) as n, cast(count(ended) as int) as ended,
       cast(sum(case when reasons like '%"fault"%' then 1 else 0 end) as int) as faults from receipts`,
    )
    expect(ended).toEqual({ n: count, ended: count, faults: 0 })
  })
}

describe('sqlite', () => keepsAll(sqlite(), 1_500 * times))
describe('postgres', () => keepsAll(postgres(), 300 * times))
