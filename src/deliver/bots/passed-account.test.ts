import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { makeBotLink, useBotLink } from '../../actions/bot-links.ts'
import { findProject } from '../../actions/projects.ts'
import { press } from './press.ts'

const account = { way: 'telegram', bot: 0, address: '12' } as const

eachDatabase((database) => {
  const desk = useDesk(database)
  const members = { boris: 0, vera: 0 }
  const opened = { ...account, topic: null, isGroup: false, name: 'Телефон магазина' }

  const link = async (member: number, project = 12345) => {
    const { store, clock } = desk()
    const asked = { member, way: account.way, purpose: 'member' } as const
    const { token } = await makeBotLink(store, await findProject(store, project), asked, clock.now)
    expect(await useBotLink(store, token, opened, clock.now)).toEqual({ project, member })
  }
  const linked = async () =>
    (await desk().store.noticeLinks.byAddress('telegram', '12')).map(({ project, member }) => [project, member])
  const pressSpam = async (lead: string) =>
    press(desk().store, { ...account, data: `spam:12345:${lead}` }, desk().clock.now)
  const deletedAt = async (lead: string) => (await desk().send('GET', `/leads/${lead}`)).json.deleted_at

  beforeAll(async () => {
    members.boris = (await newMember(desk(), 'manager', { name: 'boris' })).id
    members.vera = (await newMember(desk(), 'viewer', { name: 'vera' })).id
    await desk().newProject(777)
    await desk().store.transaction((tx) =>
      tx.memberships.post(777, members.boris, { role: 'agent', sources: [] }, desk().clock.now),
    )
  })

  test('an account that another member links acts with their rights, and is no account of the first any more', async () => {
    const lead = await desk().lead()
    await link(members.boris, 777)
    await link(members.boris)
    await link(members.vera)
    expect(await pressSpam(lead)).toMatchObject({ text: expect.stringMatching(/роль/), isAlert: true })
    expect(await deletedAt(lead)).toBeNull()
    expect(await linked()).toEqual([
      [777, members.boris],
      [12345, members.vera],
    ])
    await link(members.boris)
    expect(await pressSpam(lead)).toMatchObject({ text: expect.stringMatching(/корзине/) })
    expect(await linked()).toEqual([
      [777, members.boris],
      [12345, members.boris],
    ])
  })

  test('of two links of an earlier version the newest counts', async () => {
    const lead = await desk().lead()
    const draft = { way: 'telegram', address: '12', details: null, label: null } as const
    await desk().store.transaction((tx) =>
      tx.noticeLinks.put(12345, { ...draft, member: members.vera }, desk().clock.now),
    )
    expect(await pressSpam(lead)).toMatchObject({ text: expect.stringMatching(/роль/) })
    expect(await deletedAt(lead)).toBeNull()
  })
})
