import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { sqlite } from '../test/databases.ts'
import { useDesk } from '../test/desk.ts'
import { request } from '../test/socket.ts'

const desk = useDesk(sqlite())
const get = (path: string, headers = {}) => fetch(`${desk().address}${path}`, { headers })
const script = '/docs/static/swagger-ui-bundle.js'

test('clients that request a documentation file and do not read it share one copy in memory', async () => {
  const { byteLength } = await (await get(script)).arrayBuffer()
  expect(byteLength).toBeGreaterThan(1_000_000)
  const { hostname, port } = new URL(desk().address)
  const before = process.memoryUsage().arrayBuffers
  const readers = Array.from({ length: 30 }, () => connect(Number(port), hostname))
  for (const reader of readers) reader.write(request(`GET ${script}?again`, []))
  await Promise.all(readers.map((reader) => once(reader, 'readable')))
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(15 * byteLength)
  for (const reader of readers) reader.destroy()
})

test('a file that a browser has cached is answered with 304', async () => {
  const etag = (await get(script)).headers.get('etag') ?? ''
  expect(etag).not.toBe('')
  const again = await get(script, { 'If-None-Match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test.each(['/docs/static/%73wagger-ui-bundle.js', '/docs/static/none.js', '/docs/%2e%2e/static/mark.svg'])(
  'a file has one spelling of its path: %s answers 404',
  async (path) => {
    const { hostname, port } = new URL(desk().address)
    const socket = connect(Number(port), hostname)
    socket.write(request(`GET ${path}`, ['Connection: close']))
    const [first] = await once(socket, 'data')
    expect(String(first).slice(0, 12)).toBe('HTTP/1.1 404')
    socket.destroy()
  },
)
