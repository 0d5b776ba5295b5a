import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, type Reply, useDesk } from '../../../test/desk.ts'
import { ask, listen } from '../../../test/listener.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { createLeads } from '../../actions/leads.ts'
import { changeMember } from '../../actions/members.ts'
import type { Role } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'

const phone = '+7 921 987-65-43'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true, heartbeatInterval: 300 })
  const { create } = apiLeads(desk)
  const base = '/api/v2/projects/12345'
  let [agent, members]: [TestMember, number] = [undefined as never, 0]
  const lead = () => create({ title: 'Замер', phone, source: 'подряд' })
  const become = (role: Role) => {
    const change = { role, sources: role === 'contractor' ? ['подряд'] : [] }
    return changeMember(desk().store, cli, { project: 12345, id: agent.id, change }, desk().clock.now)
  }

  beforeEach(async () => {
    agent = await newMember(desk(), 'agent', { email: `agent${++members}@example.com` })
  })

  test('a stream ends when its member becomes a contractor, and no phone is sent from then on', async () => {
    const stream = await listen(desk().address, { key: agent.cookie() })
    await lead()
    await stream.heard(1)
    expect(stream.text()).toContain(phone)
    await become('contractor')
    await lead()
    expect(await stream.ended).toBe('ended')
    expect(stream.messages).toHaveLength(1)
    const again = await listen(desk().address, { key: agent.cookie(), lastId: stream.lastId() })
    await again.heard(1)
    expect(again.text()).not.toContain(phone)
    again.leave()
  })

  test.each<[string, Role, [number, string]]>([
    ['a contractor', 'contractor', [409, 'rights-changed']],
    ['a viewer, who may read the same but change nothing', 'viewer', [409, 'rights-changed']],
  ])('a waiting call returns no events to a member who became %s meanwhile', async (_, role, expected) => {
    const { last } = (await desk().send('GET', '/events')).json
    const waiting = agent.send('GET', `${base}/events?after=${last}&wait=60`)
    await until(() => desk().store.events.waiters() === 1, 'the call to wait')
    await become(role)
    await lead()
    const { status, json, text } = await waiting
    expect([status, json.code]).toEqual(expected)
    expect(text).not.toContain(phone)
  })

  test('a change whose body arrives slowly is checked against the rights at its arrival', async () => {
    const { id } = await lead()
    const headers = { Cookie: agent.cookie(), Origin: desk().address, 'Content-Type': 'application/json' }
    const sent = request(`${desk().address}${base}/leads/${id}`, { method: 'PATCH', headers })
    const answered = new Promise<number | undefined>((resolve, reject) =>
      sent.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject),
    )
    const begun = performance.now()
    sent.write('{"title":')
    await become('viewer')
    await until(() => performance.now() > begun + 1_000, 'what is known of a caller to be old')
    sent.end('"Другая"}')
    expect(await answered).toBe(403)
    expect((await desk().send('GET', `/leads/${id}`)).json).toMatchObject({ title: 'Замер', version: 1 })
  })

  test('a stored response is not sent again to a caller who may no longer see it', async () => {
    const { id } = await lead()
    const comment = () =>
      agent.post(`${base}/leads/${id}/comments`, { comment: 'Готово' }, { 'Idempotency-Key': `once-${id}` })
    expect((await comment()).text).toContain(phone)
    await become('contractor')
    const again = await comment()
    expect([again.status, again.json.code]).toEqual([422, 'other-body'])
    expect(again.text).not.toContain(phone)
  })

  test('an export is cut off', async () => {
    const project = (await desk().store.projects.find(12345)) as Project
    const lastTouch = { landing: 'я'.repeat(10_000) } // longer than the API allows, and not indexed
    const draft = { title: 'Длинная', name: null, phone, email: null, source: 'подряд', text: null, paidDate: null }
    const drafts = Array.from({ length: 1_500 }, () => ({
      ...draft,
      creationDate: 0,
      status: 0,
      price: null,
      lastTouch,
    })) // 30 MB, more than socket buffers hold
    await createLeads(desk().store, cli, project, drafts, desk().clock.now)
    const asking = ask(desk().address, '/export?format=jsonl&columns=id,phone,landing', agent.cookie())
    const [file] = (await once(asking, 'response')) as [IncomingMessage]
    await become('contractor')
    const begun = performance.now()
    await until(() => performance.now() > begun + 2_000, 'the rights to be checked again')
    const end = await finished(file.resume()).then(
      () => 'whole',
      () => 'cut off',
    )
    expect(end).toBe('cut off')
  })

  if (database.name === 'postgres') {
    /** The response to a request that another connection holds up by a lock until `meanwhile` is over. */
    const held = async (lock: string, send: () => Promise<Reply>, meanwhile: () => unknown = () => {}) => {
      const other = new pg.Client(desk().url)
      await other.connect()
      await other.query('begin')
      await other.query(lock)
      const begun = performance.now()
      const answered = send()
      await until(() => performance.now() > begun + 1_000, 'the response to be late')
      await meanwhile()
      await other.query('commit')
      await other.end()
      return answered
    }

    test('a list that takes long is not sent', async () => {
      await lead()
      const list = () => agent.send('GET', `${base}/leads`)
      const { status, json, text } = await held('lock table leads in access exclusive mode', list, () =>
        become('contractor'),
      )
      expect([status, json.code]).toEqual([409, 'rights-changed'])
      expect(text).not.toContain(phone)
    })

    test('a member who leaves learns that it is done, however long it took', async () => {
      const left = await held('select * from settings for update', () => agent.post(`${base}/leave`))
      expect(left.status).toBe(204)
    })

    test('a change by a key that expires meanwhile is not answered as if it was not done', async () => {
      const { clock } = desk()
      const key = await desk().newKey('write', [12345], clock.now + 60)
      const create = () => desk().send('POST', '/leads', { title: 'Долгая' }, { key })
      const { status, json } = await held('lock table leads in exclusive mode', create, () => {
        clock.now += 61
      })
      clock.now -= 61
      expect([status, json.code]).toEqual([409, 'rights-changed'])
      const { json: found } = await desk().send('GET', '/leads', undefined, { query: { q: 'Долгая' } })
      expect(found.total).toBe(1)
    })
  }
})
