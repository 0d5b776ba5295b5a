import { beforeAll, describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'

const project = '/api/v2/projects/12345'

eachDatabase((database) => {
  const delivering = { resolve: async () => ['93.184.216.34'] }
  const desk = useDesk(database, { trustProxy: true, delivering })
  const leads = apiLeads(desk)
  let owner: TestMember
  beforeAll(async () => {
    owner = await newMember(desk(), 'owner')
  })

  /** Sends a request as the owner, who may do everything. */
  const send = (verb: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    owner.send(verb, project + path, body, headers)
  const made = async (path: string, body: object) => {
    const { json, status, text } = await send('POST', path, body)
    if (status !== 201) throw new Error(text)
    return `${path}/${json.id}`
  }
  const form = () =>
    made('/forms', { name: 'Замер', fields: [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }] })
  const destination = () => made('/destinations', { name: 'Учёт', url: 'https://example.com/hook' })
  const chat = async () => {
    const draft = { way: 'telegram', address: crypto.randomUUID(), topic: null, name: 'Продажи' } as const
    const { id } = await desk().store.transaction((tx) => tx.noticeChats.insert(12345, draft, desk().clock.now))
    return { path: `/notice-chats/${id}`, version: 1 } // no GET of one chat
  }
  const mapping = async () => {
    await send('PUT', '/mappings/quiz', { title: 'Опрос' })
    return '/mappings/quiz'
  }
  const binned = async () => {
    const { id } = await leads.create()
    return { path: `/leads/${id}`, version: (await leads.remove(id)).lead.version as number }
  }

  type Versioned = { path: string; version: number }
  type Case = [
    what: string,
    verb: string,
    action: string,
    object: () => Promise<string | Versioned>,
    code: string,
    body?: object,
  ]
  const versioned: Case[] = [
    ['the removal of a view', 'DELETE', '', () => made('/views', { name: 'Новые' }), 'view-changed'],
    ['the removal of a mapping', 'DELETE', '', mapping, 'mapping-changed'],
    ['the closing of a form', 'POST', '/close', form, 'form-changed'],
    ['a new secret of a destination', 'POST', '/rotate', destination, 'destination-changed'],
    ['the removal of a destination', 'DELETE', '', destination, 'destination-changed'],
    ['the removal of a chat', 'DELETE', '', chat, 'settings-changed'],
    ['the purge of a lead', 'POST', '/purge', binned, 'lead-changed'],
    [
      'a change of the ways that show contacts',
      'PUT',
      '/personal',
      async () => '/notice-defaults',
      'settings-changed',
      { ways: ['telegram'] },
    ],
  ]
  test.each(versioned)(
    '%s is refused with an outdated If-Match, and done with the current one',
    async (_, verb, action, object, code, body) => {
      const found = await object()
      const { path, version } = typeof found === 'string' ? await read(found) : found
      const late = await send(verb, path + action, body, { 'If-Match': `"${version + 7}"` })
      expect(late.json).toMatchObject({ status: 412, code, parameter: 'If-Match', current: { version } })
      expect((await send(verb, path + action, body, { 'If-Match': `"${version}"` })).status).toBeLessThan(300)
    },
  )

  /** A path with the version of its `ETag`. */
  async function read(path: string): Promise<Versioned> {
    const { headers } = await send('GET', path)
    return { path, version: Number(headers.get('etag')?.replaceAll('"', '')) }
  }

  describe('a change that compares no versions', () => {
    const changes: [verb: string, path: string, body: object | undefined][] = [
      ['POST', '/leads', { title: 'Заявка' }],
      ['POST', '/leads/merge', { into: '1', leads: ['2'] }],
      ['POST', '/leads/1/comments', { text: 'Есть' }],
      ['DELETE', '/leads/1/comments/1', undefined],
      ['PATCH', '/statuses/0', { name: 'Первый' }],
      ['PUT', '/statuses/order', { ids: ['0'] }],
      ['POST', '/destinations/1/test', {}],
    ]
    test.each(changes)('refuses If-Match: %s %s', async (verb, path, body) => {
      for (const tag of ['"1"', 'W/"x"', '']) {
        const { json } = await send(verb, path, body, { 'If-Match': tag })
        expect(json).toMatchObject({ status: 422, code: 'unsupported-if-match', parameter: 'If-Match' })
      }
    })

    test('takes If-Match: *, which compares nothing, and a read takes any', async () => {
      expect((await send('POST', '/leads', { title: 'Заявка' }, { 'If-Match': ' * ' })).status).toBe(201)
      expect((await send('GET', '/statuses', undefined, { 'If-Match': '"1"' })).status).toBe(200)
    })
  })
})
