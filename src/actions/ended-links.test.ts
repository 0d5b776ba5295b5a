import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'
import { rowsOf } from '../../test/rows.ts'
import { invitationTime } from '../domain/member.ts'
import { makeBotLink } from './bot-links.ts'
import { invite } from './invitations.ts'
import { forgetSignIns } from './login-attempts.ts'
import { findProject } from './projects.ts'
import { hashOfToken } from './tokens.ts'

const month = 30 * 86_400

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })

  test('an ended invitation loses its link, a month later its address, and stays in the list', async () => {
    const { store, clock } = desk()
    const owner = await newMember(desk(), 'owner')
    const project = await findProject(store, 12345)
    const make = (token: string) =>
      invite(store, cli, project, { token, email: `${token}@example.com`, role: 'agent', sources: [] }, clock.now)
    const path = '/api/v2/projects/12345/invitations'
    const { invitation: revoked } = await make('revoked')
    await make('expired')
    await owner.send('DELETE', `${path}/${revoked.id}`)
    const hashes = async () =>
      (await rowsOf<{ token_hash: string }>(desk().url, 'select token_hash from invitations')).map(
        (row) => row.token_hash,
      )
    const listed = async () =>
      ((await owner.send('GET', path)).json.items as { state: string; email: string | null }[]).map(
        ({ state, email }) => [state, email],
      )

    await forgetSignIns(store, clock.now)
    expect(await hashes()).not.toContain(hashOfToken('revoked'))
    expect(await hashes()).toContain(hashOfToken('expired'))
    const begun = clock.now
    await forgetSignIns(store, begun + invitationTime)
    expect(await hashes()).not.toContain(hashOfToken('expired'))
    clock.now = begun + invitationTime
    expect(await listed()).toEqual([
      ['ended', 'expired@example.com'],
      ['ended', 'revoked@example.com'],
    ])
    await forgetSignIns(store, begun + month)
    expect((await listed()).map(([, email]) => email)).toEqual(['expired@example.com', null])
    await forgetSignIns(store, begun + invitationTime + month)
    expect(await listed()).toEqual([
      ['ended', null],
      ['ended', null],
    ])
    clock.now = begun
  })

  test('an expired link to a bot is deleted', async () => {
    const { store, clock } = desk()
    const { id: member } = await newMember(desk(), 'agent')
    const asked = { member, way: 'telegram', purpose: 'member' } as const
    const { expiresAt } = await makeBotLink(store, await findProject(store, 12345), asked, clock.now)
    const links = () => rowsOf(desk().url, 'select token_hash from link_tokens')
    await forgetSignIns(store, expiresAt - 1)
    expect(await links()).toHaveLength(1)
    await forgetSignIns(store, expiresAt)
    expect(await links()).toEqual([])
  })
})
