import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

const desk = useDesk(sqlite())
const leads = apiLeads(desk)

beforeAll(async () => {
  for (let n = 0; n < 10; n++) await leads.create({ title: `Окна на кухню, ${n}` })
})

/** Gets a response without decompressing it. */
async function raw(path: string, encoding?: string) {
  const headers = {
    Authorization: `Bearer ${await desk().adminKey()}`,
    ...(encoding && { 'Accept-Encoding': encoding }),
  }
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; bytes: Buffer }>((resolve, reject) => {
    request(`${desk().address}/api/v2/projects/12345${path}`, { headers }, (answer) => {
      const bytes: Buffer[] = []
      answer.on('data', (chunk) => bytes.push(chunk))
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(bytes) }))
    })
      .on('error', reject)
      .end()
  })
}

test('a long response is compressed, without loss, for clients that accept gzip', async () => {
  const plain = await raw('/leads')
  expect(plain.headers).toMatchObject({ vary: expect.stringContaining('Accept-Encoding') })
  expect(plain.headers['content-encoding']).toBeUndefined()
  for (const encoding of ['gzip', 'gzip, deflate, br']) {
    const { headers, bytes } = await raw('/leads', encoding)
    expect(headers['content-encoding']).toBe('gzip')
    expect(bytes.length).toBeLessThan(plain.bytes.length / 3)
    expect(gunzipSync(bytes).toString()).toBe(plain.bytes.toString())
  }
})

test.each(['gzip;q=0', 'br', 'identity'])('for %s it is not compressed', async (encoding) => {
  expect((await raw('/leads', encoding)).headers['content-encoding']).toBeUndefined()
})

test('the OpenAPI document decompresses to the same text on each request', async () => {
  const get = (encoding: string) =>
    fetch(`${desk().address}/api/v2/openapi.json`, { headers: { 'Accept-Encoding': encoding } })
  const plain = await (await get('identity')).text()
  for (let turn = 0; turn < 2; turn++) {
    const answer = await get('gzip')
    expect([answer.headers.get('content-encoding'), (await answer.text()) === plain]).toEqual(['gzip', true])
  }
})

test('a short response is not compressed', async () => {
  expect((await raw('/leads?limit=1', 'gzip')).headers['content-encoding']).toBeUndefined()
})
