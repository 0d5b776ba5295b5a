import { describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

const ours = 'https://tools.example.com'
const desk = useDesk(sqlite(), { apiOrigins: [ours, 'https://other.example.com'] })
const ask = async (verb: string, origin?: string) => {
  const headers: Record<string, string> = origin === undefined ? {} : { Origin: origin }
  const { status, headers: answered } = await desk().send(verb, '/statuses', undefined, { headers })
  return { status, get: (name: string) => answered.get(name) }
}

test.each([ours, 'https://other.example.com'])('a page of %s may call', async (origin) => {
  const { status, get } = await ask('GET', origin)
  expect([status, get('access-control-allow-origin'), get('vary')]).toEqual([200, origin, 'Origin'])
  expect(get('access-control-expose-headers')).toContain('ETag')
  expect(get('access-control-allow-credentials')).toBeNull()
})

test('a preflight request gets the allowed methods and headers', async () => {
  const { status, get } = await ask('OPTIONS', ours)
  expect([status, get('access-control-allow-methods')]).toEqual([204, 'GET, POST, PUT, PATCH, DELETE'])
  expect(get('access-control-allow-headers')).toContain('Authorization')
})

describe('no CORS permission for a page of', () => {
  test.each(['https://evil.example.com', 'http://tools.example.com', `${ours}.evil.example`, 'null'])(
    '%s',
    async (origin) => {
      for (const verb of ['GET', 'OPTIONS']) {
        const { get } = await ask(verb, origin)
        expect([get('access-control-allow-origin'), get('vary')]).toEqual([null, 'Origin'])
      }
    },
  )
})
