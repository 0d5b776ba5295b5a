import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, openDesk, type Reply, type TestDesk } from '../../../test/desk.ts'
import { newBrowser, newMember, password, type TestMember } from '../../../test/members.ts'
import { passwordCost } from '../../../test/password-cost.ts'
import { decoded, openPostOffice } from '../../../test/post-office.ts'
import { rowsOf } from '../../../test/rows.ts'
import { codeOf } from '../../../test/totp.ts'
import { until } from '../../../test/until.ts'
import { letterLimits } from '../../actions/letters.ts'
import { attemptLimits } from '../../actions/login-attempts.ts'
import { removeMember } from '../../actions/members.ts'
import { setPassword } from '../../actions/passwords.ts'
import { resetTime } from '../../domain/member.ts'
import { createMailer } from '../../people/mail.ts'
import { hashOfPassword } from '../../people/password.ts'

eachDatabase((database) => {
  let post: Awaited<ReturnType<typeof openPostOffice>>
  let desk: TestDesk
  let mailer: ReturnType<typeof createMailer>
  let member: TestMember
  let people = 0
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']
  const next = 'battery staple'
  /** All words on SQLite, one on PostgreSQL: words are judged before a query, so the database makes no difference. */
  const heard = <T>(words: T[]) => (database.name === 'sqlite' ? words : words.slice(0, 1))
  const enter = (word: string, browser = newBrowser(desk), { email } = member) =>
    browser.post('/api/auth/sign-in/email', { email, password: word })
  const ask = (email = member.email, browser = newBrowser(desk)) =>
    browser.post('/api/auth/request-password-reset', { email })
  const reset = (token: string, word = next) =>
    newBrowser(desk).post('/api/auth/reset-password', { token, new_password: word })

  /** Waits until at least `count` letters to an address have arrived; returns them. */
  const lettersTo = (count: number, email = member.email) =>
    until(() => {
      const theirs = post.letters.filter((each) => each.includes(`To: ${email}`)).map(decoded)
      return theirs.length >= count ? theirs : undefined
    }, `${count} letters to ${email}`)

  /** Requests a link and returns its token. `before` is the number of letters that have arrived before. */
  const link = async (before = 0) => {
    expect(told(await ask())).toEqual([200, 'done'])
    const letters = await lettersTo(before + 1)
    return /reset#token=([\w-]+)/.exec(letters[before] as string)?.[1] as string
  }

  beforeAll(async () => {
    post = await openPostOffice()
    const onFault = (error: unknown) => process.stderr.write(`${error}\n`)
    const publicUrl = 'http://desk.example'
    mailer = createMailer({ smtpUrl: post.smtpUrl, from: 'desk@example.com', publicUrl, onFault })
    desk = await openDesk(await database.fresh(), { trustProxy: true, mailer })
  })
  beforeEach(async () => {
    member = await newMember(desk, 'owner', { email: `person${people++}@example.com`, name: 'Анна Седова' })
  })
  afterAll(async () => {
    await desk.close()
    mailer.close()
    await post.close()
  })

  describe('a password reset link', () => {
    test('is invalid once a newer one is made', async () => {
      const [older, newer] = [await link(), await link(1)]
      expect(told(await reset(older))).toEqual([400, 'sign-in-refused'])
      expect(told(await reset(newer))).toEqual([200, 'done'])
    })

    test.each<[string, () => Promise<unknown>]>([
      [
        'the password is changed',
        () => member.post('/api/auth/change-password', { current_password: password, new_password: next }),
      ],
      [
        'a command sets the password',
        async () => {
          const hash = await hashOfPassword(next, [], 'password', passwordCost)
          await setPassword(desk.store, cli, { id: member.id, hash, dropsSecondFactor: false }, desk.clock.now)
        },
      ],
      ['its member is removed', () => removeMember(desk.store, cli, 12345, member.id, desk.clock.now)],
      [
        'an hour is over',
        async () => {
          desk.clock.now += resetTime
        },
      ],
    ])('ends when %s', async (_, end) => {
      const token = await link()
      await end()
      expect(told(await reset(token, 'another staple word'))).toEqual([400, 'sign-in-refused'])
    })

    test('is valid once, even in two concurrent requests', async () => {
      const token = await link()
      const both = await Promise.all([reset(token), reset(token, 'another staple word')])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    })

    test('does not bypass the second factor', async () => {
      const { json } = await member.post('/api/auth/two-factor/enable', { password })
      await member.post('/api/auth/two-factor/verify-totp', { code: codeOf(json.totp_uri) })
      const before = (await lettersTo(1)).length
      expect(told(await reset(await link(before)))).toEqual([200, 'done'])
      expect((await enter(next)).json).toEqual({ second_factor: true })
    })

    test('is sent to a member at most five times an hour, with the same answer', async () => {
      const replies: Reply[] = []
      for (let asked = 0; asked < 25; asked++) replies.push(await ask())
      const nobody = await ask('nobody@example.com')
      expect(new Set(replies.map(({ status, text }) => `${status} ${text}`))).toEqual(
        new Set([`${nobody.status} ${nobody.text}`]),
      )
      await newMember(desk, 'owner', { email: `last${people}@example.com` })
      await ask(`last${people}@example.com`)
      await lettersTo(1, `last${people}@example.com`) // then all earlier ones have arrived
      expect(await lettersTo(5)).toHaveLength(letterLimits.count)
      desk.clock.now += letterLimits.seconds + 1
      expect(await link(5)).toMatch(/^[\w-]{43}$/)
    })

    test('has the same limit for invitations, whose response shows that no letter was sent', async () => {
      const invite = async (email: string) =>
        (await member.post('/api/v2/projects/12345/invitations', { role: 'agent', email })).json.mailed
      const mailed = []
      for (let asked = 0; asked <= letterLimits.count; asked++) mailed.push(await invite(`guest${people}@example.com`))
      expect(mailed).toEqual([...Array(letterLimits.count).fill(true), false])
    })

    test('is counted across all processes', async () => {
      const other = await openDesk(desk.url, { trustProxy: true, mailer })
      other.clock.now = desk.clock.now
      try {
        const page = () => newBrowser(other).post('/api/auth/request-password-reset', { email: member.email })
        await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? ask() : page())))
        const [row] = await rowsOf<{ count: number }>(
          desk.url,
          `select count from login_attempts where subject = 'link ${member.email}'`,
        )
        expect(Number(row?.count)).toBe(letterLimits.count)
      } finally {
        await other.close()
      }
    })
  })

  describe('a password', () => {
    test.each(
      heard([
        ['a common one', 'q1w2e3r4t5'],
        ['a common one with digits after it', 'Password2024!'],
        ['a common one with signs for letters', 'P@$$w0rd2024'],
        ['a common one twice', 'dragondragon'],
        ['one on Russian keys', 'йцукенгшщз'],
        ['a Russian word', 'привет12345'],
        ['one letter', 'aaaaaaaaaaaa'],
        ['the own address', 'PERSON@example.com'],
        ['the own name', 'АннаСедова1'],
        ['the name of the desk', 'zayavka2024'],
      ]),
    )('that is %s is refused, with advice', async (_, word) => {
      const before = (await desk.store.members.find(member.id)) ?? expect.fail()
      const kept = await desk.store.credentials.findPassword(before)
      const given = word.startsWith('PERSON') ? member.email.toUpperCase() : word
      const change = { current_password: password, new_password: given }
      const reply = await member.post('/api/auth/change-password', change)
      expect([...told(reply), reply.json.detail]).toEqual([
        422,
        'weak-password',
        expect.stringMatching(/several unrelated words/i),
      ])
      expect(await desk.store.credentials.findPassword(before)).toEqual(kept)
    })

    test.each(
      heard([
        'correct horse battery',
        'лошадь скрепка батарея',
        'x'.padEnd(128, 'correct horse battery '),
        '7f$kQ2!pLw9z',
        'mr.anna sedova eats 9 plums',
      ]),
    )('such as %s is accepted unchanged', async (word) => {
      const change = { current_password: password, new_password: word }
      expect(told(await member.post('/api/auth/change-password', change))).toEqual([200, 'done'])
      expect(told(await enter(word))).toEqual([200, 'done'])
      expect(told(await enter(`${word} `))).not.toEqual([200, 'done'])
    })

    test('that is changed ends other sessions, unless the member keeps them', async () => {
      const [other, kept] = [newBrowser(desk), newBrowser(desk)]
      await enter(password, other)
      const change = { current_password: password, new_password: next }
      expect(told(await member.post('/api/auth/change-password', change))).toEqual([200, 'done'])
      expect(told(await other.send('GET', '/api/v2/me'))).toEqual([401, 'signed-out'])
      await enter(next, kept)
      const again = { current_password: next, new_password: password, end_other_sessions: false }
      expect(told(await member.post('/api/auth/change-password', again))).toEqual([200, 'done'])
      for (const who of [member, kept]) expect((await who.send('GET', '/api/v2/me')).status).toBe(200)
    })

    test('cannot be guessed from within a session', async () => {
      const word = async (current: string) =>
        told(
          await newBrowser(desk).post(
            '/api/auth/change-password',
            { current_password: current, new_password: next },
            { Cookie: member.cookie() },
          ),
        )
      for (let tried = 0; tried < attemptLimits.count; tried++)
        expect(await word('wrong')).toEqual([403, 'wrong-password'])
      expect(await word(password)).toEqual([429, 'rate-limited'])
    })

    test('cannot be changed without a session', async () => {
      const change = { current_password: password, new_password: next }
      expect(told(await newBrowser(desk).post('/api/auth/change-password', change))).toEqual([401, 'signed-out'])
    })

    test('and a second factor: each change is reported by a letter', async () => {
      await member.post('/api/auth/change-password', { current_password: password, new_password: next })
      const { json } = await member.post('/api/auth/two-factor/enable', { password: next })
      await member.post('/api/auth/two-factor/verify-totp', { code: codeOf(json.totp_uri) })
      await member.post('/api/auth/two-factor/disable', { password: next })
      const letters = await lettersTo(3) // in order of arrival
      for (const sentence of ['Ваш пароль изменён', 'Включён второй шаг входа', 'Второй шаг входа выключен'])
        expect(letters).toContainEqual(expect.stringContaining(`${sentence}. Это`))
    })
  })
})
