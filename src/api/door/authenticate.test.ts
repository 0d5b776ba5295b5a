import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { type Sent, start, useDesk } from '../../../test/desk.ts'

eachDatabase((db) => {
  const desk = useDesk(db)
  const statuses = (sent: Sent) => desk().send('GET', '/statuses', undefined, sent)
  const outcome = async (sent: Sent) => {
    const { status, json } = await statuses(sent)
    return [status, json.code]
  }

  beforeAll(() => desk().newProject(777))

  describe('a key', () => {
    test.each<[string, (key: string) => Record<string, string>, number]>([
      ['after Bearer', (key) => ({ Authorization: `Bearer ${key}` }), 200],
      ['after bearer', (key) => ({ authorization: `bearer ${key}` }), 200],
      ['after BEARER and two spaces', (key) => ({ AUTHORIZATION: `BEARER  ${key}` }), 200],
      ['without a scheme', (key) => ({ Authorization: key }), 401],
      ['in another scheme', (key) => ({ Authorization: `Basic ${btoa(`${key}:`)}` }), 401],
      ['in the header of the wire', (key) => ({ 'Api-key': key }), 401],
      ['nowhere', () => ({}), 401],
      ['with nothing after Bearer', () => ({ Authorization: 'Bearer ' }), 401],
    ])('%s', async (_, headers, status) => {
      const reply = await statuses({ key: null, headers: headers(desk().key) })
      expect([reply.status, reply.json.code]).toEqual([status, status === 200 ? undefined : 'no-bearer'])
      if (status === 401) expect(reply.headers.get('www-authenticate')).toBe('Bearer')
    })

    test('in the query is not accepted', async () => {
      expect(await outcome({ key: null, query: { key: desk().key } })).toEqual([401, 'no-bearer'])
    })

    test('that does not exist is refused', async () => {
      expect(await outcome({ key: 'k'.repeat(40) })).toEqual([401, 'unknown-key'])
    })

    test('that expired is refused from that second on', async () => {
      const key = await desk().newKey('read', [12345], start + 60)
      desk().clock.now = start + 59
      expect(await outcome({ key })).toEqual([200, undefined])
      desk().clock.now = start + 60
      expect(await outcome({ key })).toEqual([401, 'key-expired'])
      desk().clock.now = start
    })
  })

  test('a foreign project is refused like one that does not exist', async () => {
    const replies = await Promise.all([777, 778, 'x', '0', '-1'].map((project) => statuses({ project })))
    for (const { status, json } of replies)
      expect([status, json.code, json.parameter, json.title]).toEqual([
        404,
        'no-access',
        'project',
        'No access to the project',
      ])
    expect(replies[0]?.json.detail).toBe('You have no access to project 777')
    expect(replies[1]?.json.detail).toBe('You have no access to project 778')
  })

  test('missing rights are refused before the body is read', async () => {
    const key = await desk().newKey('read', [12345])
    const { status, json } = await desk().send('POST', '/statuses', 'no JSON', { key })
    expect([status, json.code, json.detail]).toEqual([
      403,
      'out-of-scope',
      'The key has scope read, this method needs admin',
    ])
  })
})
