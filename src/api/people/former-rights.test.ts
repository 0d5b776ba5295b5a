import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, openDesk, type Reply, type TestDesk, useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { revokeKey } from '../../actions/keys.ts'
import { changeMember, removeMember } from '../../actions/members.ts'
import type { Role } from '../../domain/member.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  let other: TestDesk
  let people = 0
  const base = '/api/v2/projects/12345'
  beforeAll(async () => {
    other = await openDesk(desk().url, { trustProxy: true })
  })
  afterAll(() => other.close())

  /** A member whom another process knows already. */
  const known = async (role: Role) => {
    const member = await newMember(other, role, { email: `former${people++}@example.com` })
    expect((await member.send('GET', `${base}/members`)).status).toBe(200)
    return member
  }
  const demote = ({ id }: TestMember, role: Role) =>
    changeMember(desk().store, cli, { project: 12345, id, change: { role } }, desk().clock.now)
  const remove = ({ id }: TestMember) => removeMember(desk().store, cli, 12345, id, desk().clock.now)
  const roleOf = async ({ id }: TestMember) => (await desk().store.memberships.find(12345, id))?.role
  /** Refused as one whose rights changed, or at once where the other process has heard of it by now. */
  const refused = ({ json }: Reply, codes: string[]) => expect(['rights-changed', ...codes]).toContain(json.code)

  beforeAll(async () => {
    await newMember(other, 'owner', { email: 'stays@example.com' })
  })

  test('an owner who was demoted makes themselves no owner again', async () => {
    const owner = await known('owner')
    await demote(owner, 'agent')
    refused(await owner.send('PATCH', `${base}/members/${owner.id}`, { role: 'owner' }), ['wrong-role'])
    expect(await roleOf(owner)).toBe('agent')
  })

  test('one who was removed makes nobody an owner, and removes nobody', async () => {
    const [owner, friend] = [await known('owner'), await known('agent')]
    await remove(owner)
    refused(await owner.send('PATCH', `${base}/members/${friend.id}`, { role: 'owner' }), ['no-access'])
    refused(await owner.send('DELETE', `${base}/members/${friend.id}`), ['no-access'])
    expect(await roleOf(friend)).toBe('agent')
  })

  test('a manager who was removed makes no key, and gets no secret of one', async () => {
    const manager = await known('manager')
    const { json } = await manager.post(`${base}/keys`, { scope: 'admin' })
    const keys = async () => (await desk().store.keys.all()).length
    const before = await keys()
    await remove(manager)
    refused(await manager.post(`${base}/keys`, { scope: 'admin' }), ['no-access'])
    refused(await manager.post(`${base}/keys/${json.id}/rotate`), ['no-access'])
    refused(await manager.send('PATCH', `${base}/keys/${json.id}`, { name: 'mine' }), ['no-access'])
    refused(await manager.send('DELETE', `${base}/keys/${json.id}`), ['no-access'])
    expect(await keys()).toBe(before)
    expect(await desk().store.keys.find(Number(json.id))).toMatchObject({ name: null, revokedAt: null })
  })

  test('a key that was revoked makes no other', async () => {
    const key = await other.newKey('admin', [12345])
    const { json } = await other.send('GET', '/keys', undefined, { key })
    const [last] = (json.items as { id: string }[]).slice(-1)
    await revokeKey(desk().store, cli, Number(last?.id), desk().clock.now)
    const before = (await desk().store.keys.all()).length
    refused(await other.send('POST', '/keys', { scope: 'admin' }, { key }), ['unknown-key'])
    expect(await desk().store.keys.all()).toHaveLength(before)
  })

  test('who leaves needs no right to', async () => {
    const agent = await known('agent')
    expect((await agent.post(`${base}/leave`)).status).toBe(204)
    expect(await roleOf(agent)).toBeUndefined()
  })
})
