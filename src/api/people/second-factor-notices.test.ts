import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type TestDesk } from '../../../test/desk.ts'
import { newMember, password, type TestMember } from '../../../test/members.ts'
import { decoded, openPostOffice } from '../../../test/post-office.ts'
import { codeOf } from '../../../test/totp.ts'
import { until } from '../../../test/until.ts'
import type { AuditAction } from '../../domain/audit.ts'
import { createMailer } from '../../people/mail.ts'

eachDatabase((database) => {
  let post: Awaited<ReturnType<typeof openPostOffice>>
  let mailer: ReturnType<typeof createMailer>
  let desk: TestDesk
  let member: TestMember
  let people = 0

  beforeAll(async () => {
    post = await openPostOffice()
    const onFault = (error: unknown) => process.stderr.write(`${error}\n`)
    mailer = createMailer({
      smtpUrl: post.smtpUrl,
      from: 'desk@example.com',
      publicUrl: 'http://desk.example',
      onFault,
    })
    desk = await openDesk(await database.fresh(), { trustProxy: true, mailer })
  })
  beforeEach(async () => {
    member = await newMember(desk, 'agent', { email: `noticed${people++}@example.com` })
  })
  afterAll(async () => {
    await desk.close()
    mailer.close()
    await post.close()
  })

  const call = async (path: string, body: object) => {
    const { status, json } = await member.post(`/api/auth/two-factor/${path}`, body)
    expect([path, status, json.code]).toEqual([path, 200, undefined])
    return json
  }
  /** Switches the second factor on by the code of a time step, since a code is valid once. */
  const switchOn = async (step = 0) =>
    call('verify-totp', { code: codeOf((await call('enable', { password })).totp_uri, step) })
  /** The number of entries of an action by the member. */
  const noted = async (action: AuditAction) =>
    (await desk.store.audit.page(12345, { actions: [action], limit: 100 })).filter(
      ({ by }) => by.name === `member:${member.id}`,
    ).length
  const letters = () => post.letters.filter((each) => each.includes(`To: ${member.email}`))
  const toGet = (count: number) =>
    until(
      () => letters().length === count,
      () => `${count} letters, not ${letters().length}`,
    )

  test('each switch of the second factor is audited, and reported by a letter', async () => {
    await switchOn()
    const renamed = await member.send('PATCH', '/api/v2/me', { name: 'Вера' }) // after it the server reads the member again
    expect(renamed.json.second_factor).toBe(true)
    await call('disable', { password })
    await switchOn(1)
    expect([await noted('member.second_factor_on'), await noted('member.second_factor_off')]).toEqual([2, 1])
    await toGet(3)
  })

  test('is told of by the answer to going on duty', async () => {
    await member.send('GET', '/api/v2/me')
    await switchOn()
    const { json } = await member.send('PUT', '/api/v2/projects/12345/duty', { on: true })
    expect(json.second_factor).toBe(true)
  })

  test('new recovery codes are audited, and reported by a letter', async () => {
    await switchOn()
    await call('generate-backup-codes', { password })
    expect(await noted('member.recovery_codes_renewed')).toBe(1)
    await toGet(2)
    expect(letters().filter((each) => decoded(each).includes('Запасные коды входа заменены новыми'))).toHaveLength(1)
  })

  test('a further code of a second factor that is on, and switching off one that is off, report nothing', async () => {
    await call('disable', { password })
    const { totp_uri: uri } = await call('enable', { password })
    for (const step of [0, 1]) await call('verify-totp', { code: codeOf(uri, step) })
    await call('disable', { password })
    expect([await noted('member.second_factor_on'), await noted('member.second_factor_off')]).toEqual([1, 1])
    await toGet(2)
  })
})
