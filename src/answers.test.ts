import { beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../test/databases.ts'
import { cli, type Reply, useDesk } from '../test/desk.ts'
import { newBrowser, newMember } from '../test/members.ts'
import { revokeKey } from './actions/keys.ts'
import type { Answered } from './app.ts'

eachDatabase((database) => {
  const records: Answered[] = []
  const publicUrl = 'https://desk.example.com'
  const desk = useDesk(database, { publicUrl, trustProxy: true, onAnswer: (answered) => records.push(answered) })
  const from = { 'X-Forwarded-For': '198.51.100.7' }
  const base = '/api/v2/projects/12345'
  const lastKey = async () => (await desk().store.keys.all()).at(-1)?.id as number

  test.each([
    ['/api/v1/project/leads/status/list?project=12345', 'POST', 401],
    ['/api/v1/openapi.json', 'GET', 200],
    ['/api/v2/openapi.json', 'GET', 200],
    [`${base}/leads`, 'GET', 401],
    ['/api/auth/sign-out', 'POST', 403],
    ['/in/nothing', 'POST', 401],
    ['/f/nothing', 'GET', 404],
    ['/healthz', 'GET', 200],
    ['/nothing', 'GET', 404],
    ['/%E0%A4%A', 'GET', 404],
  ])('%s answers with nosniff, a Cache-Control and Strict-Transport-Security', async (path, method, status) => {
    const answer = await fetch(`${desk().address}${path}`, { method })
    expect({ status: answer.status, ...Object.fromEntries(answer.headers) }).toMatchObject({
      status,
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(answer.headers.get('cache-control')).toMatch(/no-store|no-cache|public/)
    if (path.startsWith('/api/') && !path.endsWith('.json'))
      expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  describe('the log knows who was refused', () => {
    beforeEach(() => void records.splice(0))
    const line = () => {
      const { key, member, project, address, account, refused } = records.at(-1) as Answered
      return { key, member, project, address, account, refused }
    }
    const nobody = { key: undefined, member: undefined, project: undefined, account: undefined }
    const known = { ...nobody, address: '198.51.100.7' }

    test('a key at our own API', async () => {
      const key = await desk().newKey('read', [12345])
      const id = await lastKey()
      const call = (path: string, verb = 'GET') => desk().send(verb, path, undefined, { key, headers: from })
      await call('/leads/1', 'DELETE')
      expect(line()).toEqual({ ...known, key: id, project: 12345, refused: 'out-of-scope' })
      await call('/projects/777/leads')
      expect(line()).toEqual({ ...known, key: id, refused: 'no-access' })
      await revokeKey(desk().store, cli, id, desk().clock.now)
      await call('/leads')
      expect(line()).toEqual({ ...known, key: id, refused: 'unknown-key' })
      await desk().send('GET', '/leads', undefined, { key: null, headers: from })
      expect(line()).toEqual({ ...known, refused: 'no-bearer' })
    })

    test('a key at the wire', async () => {
      const key = await desk().newKey('read', [12345])
      const id = await lastKey()
      await desk().call('status/list', undefined, { key, project: 777, headers: from })
      expect(line()).toEqual({ ...known, key: id, refused: 'access_denied' })
      await revokeKey(desk().store, cli, id, desk().clock.now)
      await desk().call('status/list', undefined, { key, headers: from })
      expect(line()).toEqual({ ...known, key: id, refused: 'authentication_failed' })
    })

    test('a member, and the account of a failed sign-in', async () => {
      const viewer = await newMember(desk(), 'viewer', { email: 'viewer@desk.example.com' }, { Origin: publicUrl })
      const address = expect.stringMatching(/^10\.1\./)
      await viewer.send('PATCH', `${base}/leads/1`, { title: 'X' }, { Origin: publicUrl })
      expect(line()).toEqual({ ...known, address, member: viewer.id, project: 12345, refused: 'wrong-role' })
      const tried: (string | undefined)[] = []
      for (const email of ['viewer@desk.example.com', 'nobody@desk.example.com', 'Nobody@desk.example.com']) {
        const reply: Reply = await newBrowser(desk(), { Origin: publicUrl }).post('/api/auth/sign-in/email', {
          email,
          password: 'not that password',
        })
        expect(reply.status).toBe(401)
        expect(line()).toMatchObject({ address, refused: 'sign-in-failed', project: undefined })
        expect(line().member).toBe(email.startsWith('viewer') ? viewer.id : undefined)
        tried.push(line().account)
      }
      expect(tried).toEqual([undefined, expect.stringMatching(/^[\da-f]{12}$/), tried[1]])
    })

    test('a site by its key, and nothing about its visitor', async () => {
      const key = await desk().newKey('capture', [12345])
      const id = await lastKey()
      await revokeKey(desk().store, cli, id, desk().clock.now)
      await desk().call('/in/tilda', 'name=X', { project: null, key: null, headers: from, query: { key } })
      expect(line()).toEqual({ ...nobody, key: id, project: 12345, address: undefined, refused: 'unknown-key' })
    })
  })
})
