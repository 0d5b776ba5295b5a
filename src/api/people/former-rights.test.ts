import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, openDesk, type Reply, type TestDesk, useDesk } from '../../../test/desk.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { openFakeVendor } from '../../../test/fake-vendor.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { revokeKey } from '../../actions/keys.ts'
import { changeMember, removeMember } from '../../actions/members.ts'
import type { Role } from '../../domain/member.ts'

type Vendor = Awaited<ReturnType<typeof openFakeVendor>>
type Telegram = Awaited<ReturnType<typeof openFakeTelegram>>

const [theirs, mine] = ['https://example.com/hook', 'https://example.com/mine']
const token = `777777:${'o'.repeat(30)}`

eachDatabase((database) => {
  const desk = useDesk(database)
  let [other, stays] = [undefined as never as TestDesk, undefined as never as TestMember]
  let [vendor, telegram] = [undefined as never as Vendor, undefined as never as Telegram]
  let people = 0
  const base = '/api/v2/projects/12345'
  beforeAll(async () => {
    vendor = await openFakeVendor()
    telegram = await openFakeTelegram({ token, username: 'my_bot' })
    other = await openDesk(desk().url, {
      trustProxy: true,
      delivering: { resolve: async () => ['93.184.216.34'] },
      messaging: { telegram: { api: telegram.url } },
    })
  })
  afterAll(async () => {
    await Promise.all([other.close(), vendor.close(), telegram.close()])
  })

  /** A new member whose rights the other process has cached. */
  const known = async (role: Role) => {
    const member = await newMember(other, role, { email: `former${people++}@example.com` })
    await seen(member)
    return member
  }
  /** Makes the other process cache a member's rights: after a change of its own it reads them anew at the next request. */
  const seen = async (member: TestMember) => expect((await member.send('GET', `${base}/members`)).status).toBe(200)
  const demote = ({ id }: TestMember, role: Role) =>
    changeMember(desk().store, cli, { project: 12345, id, change: { role } }, desk().clock.now)
  const remove = ({ id }: TestMember) => removeMember(desk().store, cli, 12345, id, desk().clock.now)
  const roleOf = async ({ id }: TestMember) => (await desk().store.memberships.find(12345, id))?.role
  /** Expects a refusal: `rights-changed`, or one of `codes` if the other process has read the new rights already. */
  const refused = ({ json }: Reply, codes: string[]) => expect(['rights-changed', ...codes]).toContain(json.code)

  beforeAll(async () => {
    stays = await newMember(other, 'owner', { email: 'stays@example.com' })
  })

  test('a demoted owner cannot make themselves an owner again', async () => {
    const owner = await known('owner')
    await demote(owner, 'agent')
    refused(await owner.send('PATCH', `${base}/members/${owner.id}`, { role: 'owner' }), ['wrong-role'])
    expect(await roleOf(owner)).toBe('agent')
  })

  test('a removed owner can neither make another member an owner nor remove one', async () => {
    const [owner, friend] = [await known('owner'), await known('agent')]
    await remove(owner)
    refused(await owner.send('PATCH', `${base}/members/${friend.id}`, { role: 'owner' }), ['no-access'])
    refused(await owner.send('DELETE', `${base}/members/${friend.id}`), ['no-access'])
    expect(await roleOf(friend)).toBe('agent')
  })

  test('a removed manager can neither make nor change keys, and gets no secret', async () => {
    const manager = await known('manager')
    const { json } = await manager.post(`${base}/keys`, { scope: 'admin' })
    const keys = async () => (await desk().store.keys.all()).length
    const before = await keys()
    await seen(manager)
    await remove(manager)
    refused(await manager.post(`${base}/keys`, { scope: 'admin' }), ['no-access'])
    refused(await manager.post(`${base}/keys/${json.id}/rotate`), ['no-access'])
    refused(await manager.send('PATCH', `${base}/keys/${json.id}`, { name: 'mine' }), ['no-access'])
    refused(await manager.send('DELETE', `${base}/keys/${json.id}`), ['no-access'])
    expect(await keys()).toBe(before)
    expect(await desk().store.keys.find(Number(json.id))).toMatchObject({ name: null, revokedAt: null })
  })

  test('a removed manager can neither make nor change webhooks, and gets no secret', async () => {
    const manager = await known('manager')
    const made = await manager.post(`${base}/destinations`, { name: 'Учёт', url: theirs })
    expect(made.status, made.text).toBe(201)
    const path = `${base}/destinations/${made.json.id}`
    const before = await desk().store.destinations.of(12345)
    await seen(manager)
    await remove(manager)
    refused(await manager.post(`${base}/destinations`, { name: 'Моё', url: mine }), ['no-access'])
    refused(await manager.send('PATCH', path, { url: mine }), ['no-access'])
    refused(await manager.post(`${path}/rotate`), ['no-access'])
    expect(await desk().store.destinations.of(12345)).toEqual(before)
  })

  test('a removed manager can neither set a bot, change a chat nor begin a pull', async () => {
    const manager = await known('manager')
    const group = { way: 'telegram', address: '-7', topic: null, name: 'Отдел' } as const
    const { store, clock } = desk()
    const { id } = await store.transaction((tx) => tx.noticeChats.insert(12345, group, clock.now))
    await remove(manager)
    refused(await manager.send('PATCH', `${base}/notice-chats/${id}`, { kinds: ['new', 'summary'] }), ['no-access'])
    refused(await manager.send('PUT', `${base}/notice-bots/telegram`, { token }), ['no-access'])
    const from = { url: vendor.url, outside_project: String(vendor.project), key: vendor.key }
    refused(await manager.post(`${base}/pulls`, from), ['no-access'])
    expect((await store.noticeChats.of(12345)).map(({ version }) => version)).toEqual([1])
    expect(await store.noticeBots.find({ project: 12345, way: 'telegram' })).toBeUndefined()
    expect(await store.pulls.of(12345, 1)).toEqual([])
  })

  test('they remove no destination and no chat', async () => {
    const { store, clock } = desk()
    const owner = await known('manager')
    const made = await owner.post(`${base}/destinations`, { name: 'Учёт', url: theirs })
    const group = { way: 'telegram', address: '-8', topic: null, name: 'Отдел' } as const
    const chat = await store.transaction((tx) => tx.noticeChats.insert(12345, group, clock.now))
    for (const path of [`destinations/${made.json.id}`, `notice-chats/${chat.id}`]) {
      const manager = await known('manager')
      await remove(manager)
      refused(await manager.send('DELETE', `${base}/${path}`), ['no-access'])
    }
    expect(await store.destinations.find(12345, Number(made.json.id))).toBeDefined()
    expect((await store.noticeChats.of(12345)).map(({ id }) => id)).toContain(chat.id)
  })

  test('they let the bot of the project take no enquiries, nor remove it, and make and change no form', async () => {
    const manager = await known('manager')
    expect((await manager.send('PUT', `${base}/notice-bots/telegram`, { token })).status).toBe(200)
    const { json: form } = await manager.post(`${base}/forms`, { name: 'Замер' })
    const before = await desk().store.forms.of(12345)
    await seen(manager)
    await remove(manager)
    refused(await manager.send('PATCH', `${base}/notice-bots/telegram`, { takes_enquiries: true }), ['no-access'])
    refused(await manager.send('DELETE', `${base}/notice-bots/telegram`), ['no-access'])
    refused(await manager.post(`${base}/forms`, { name: 'Моя', thanks: mine }), ['no-access'])
    refused(await manager.send('PATCH', `${base}/forms/${form.id}`, { thanks: mine }), ['no-access'])
    refused(await manager.post(`${base}/forms/${form.id}/close`), ['no-access'])
    expect(await desk().store.noticeBots.find({ project: 12345, way: 'telegram' })).toMatchObject({ source: null })
    expect(await desk().store.forms.of(12345)).toEqual(before)
  })

  test('a demoted owner cannot let messengers show personal data, or change notice defaults', async () => {
    const [manager, agent] = [await known('owner'), await known('owner')]
    const notices = async () => (await desk().store.projects.find(12345))?.notices
    const before = await notices()
    await Promise.all([seen(manager), seen(agent)])
    await demote(manager, 'manager')
    await demote(agent, 'agent')
    const personal = `${base}/notice-defaults/personal`
    refused(await manager.send('PUT', personal, { ways: ['telegram'] }), ['wrong-role'])
    refused(await agent.send('PUT', personal, { ways: ['telegram'] }), ['wrong-role'])
    refused(await agent.send('PATCH', `${base}/notice-defaults`, { escalates: true }), ['wrong-role'])
    expect(await notices()).toEqual(before)
  })

  test('a removed owner can neither invite nor renew an invitation', async () => {
    const owner = await known('owner')
    const { json } = await stays.post(`${base}/invitations`, { role: 'viewer' })
    const invitations = async () => (await stays.send('GET', `${base}/invitations`)).json.items
    const before = await invitations()
    await remove(owner)
    refused(await owner.post(`${base}/invitations`, { role: 'owner' }), ['no-access'])
    refused(await owner.post(`${base}/invitations/${json.id}/renew`), ['no-access'])
    expect(await invitations()).toEqual(before)
  })

  test('a revoked key cannot make another key', async () => {
    const key = await other.newKey('admin', [12345])
    const { json } = await other.send('GET', '/keys', undefined, { key })
    const [last] = (json.items as { id: string }[]).slice(-1)
    await revokeKey(desk().store, cli, Number(last?.id), desk().clock.now)
    const before = (await desk().store.keys.all()).length
    refused(await other.send('POST', '/keys', { scope: 'admin' }, { key }), ['unknown-key'])
    expect(await desk().store.keys.all()).toHaveLength(before)
  })

  test('any member may leave', async () => {
    const agent = await known('agent')
    expect((await agent.post(`${base}/leave`)).status).toBe(204)
    expect(await roleOf(agent)).toBeUndefined()
  })
})
