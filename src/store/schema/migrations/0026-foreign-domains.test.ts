import { expect, test } from 'vitest'
import { sqlOn } from '../../../../test/command-line.ts'
import { bothDatabases } from '../../../../test/databases.ts'
import { openDesk, type TestDesk } from '../../../../test/desk.ts'
import { newBrowser, newMember, password } from '../../../../test/members.ts'
import { call } from '../../../../test/program.ts'
import { rowsOf } from '../../../../test/rows.ts'

const another = 'battery staple'

bothDatabases((database) => {
  /** Runs the command that replaces a password. Returns its exit code and error output. */
  const replace = async (url: string, email: string, ...more: string[]) => {
    const args = ['member', 'password', '--email', email, ...more, '--json']
    const { code, stderr } = await call(args, { DATABASE_URL: url }, `${another}\n`)
    return [code, stderr]
  }
  const enter = (desk: TestDesk, email: string, given = password) =>
    newBrowser(desk).post('/api/auth/sign-in/email', { email, password: given })

  test('addresses that an earlier version stored as written are found', async () => {
    const url = await database.fresh()
    const before = await openDesk(url, { trustProxy: true })
    const owner = await newMember(before, 'owner')
    for (const name of ['info', 'twice', 'taken', 'hidden'])
      await newMember(before, 'agent', { email: `${name}@example.com` })
    const { json } = await owner.post('/api/v2/projects/12345/invitations', { role: 'viewer', email: 'a@example.com' })
    await before.close()
    await sqlOn(
      url,
      ...[
        ['info@example.com', 'info@почта.рф'],
        ['twice@example.com', 'x@окна.рф'],
        ['taken@example.com', 'x@xn--80atjc.xn--p1ai'],
        ['hidden@example.com', 'анна@почта.рф'],
      ].map(([from, to]) => `update auth_user set email = '${to}' where email = '${from}'`),
      `update invitations set email = 'a@почта.рф'`,
      `insert into mail_changes (user_id, email, token_hash, expires_at)
       select id, 'owner@почта.рф', 'hash', 1 from auth_user where email = 'owner@example.com'`,
      ...['edit_again', 'edit_tries'].map((column) => `alter table notices drop column ${column}`), // what later migrations made
      'drop index chat_leads_opened',
      `delete from migrations where name >= '0026'`,
    )
    const after = await openDesk(url, { trustProxy: true })
    try {
      const stored = await rowsOf<{ email: string }>(url, 'select email from auth_user')
      expect(stored.map(({ email }) => email).sort()).toEqual(
        [
          ...['owner@example.com', 'info@xn--80a1acny.xn--p1ai', 'x@xn--80atjc.xn--p1ai'],
          ...['x@окна.рф', 'анна@почта.рф'],
        ].sort(),
      )
      expect(await rowsOf(url, 'select email from invitations')).toEqual([{ email: 'a@xn--80a1acny.xn--p1ai' }])
      expect(await rowsOf(url, 'select email from mail_changes')).toEqual([{ email: 'owner@xn--80a1acny.xn--p1ai' }])
      for (const email of ['info@почта.рф', 'info@xn--80a1acny.xn--p1ai'])
        expect((await enter(after, email)).status, email).toBe(200)
      const invited = { token: json.token, name: 'Анна', email: 'a@почта.рф', password }
      expect((await newBrowser(after).post('/api/v2/invitations/accept', invited)).status).toBe(200)
      for (const [email, fresh] of [
        ['анна@почта.рф', 'anna@example.com'],
        ['X@Окна.рф', 'x@example.com'],
      ] as const) {
        const passwords = () => rowsOf(url, 'select id, password from auth_account order by id')
        const before = await passwords()
        expect(await replace(url, email)).toEqual([
          2,
          `zayavka: Argument email: nobody can sign in with ${email.toLowerCase()}. Give the member another address too: --new-email\n`,
        ])
        expect(await replace(url, email, '--new-email', 'owner@example.com')).toEqual([
          2,
          'zayavka: Argument email: member owner@example.com exists already\n',
        ])
        expect(await passwords()).toEqual(before)
        expect(await replace(url, email, '--new-email', fresh)).toEqual([0, ''])
        expect((await enter(after, fresh, another)).status, fresh).toBe(200)
      }
    } finally {
      await after.close()
    }
  })
})
