import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMember } from '../../src/actions/members.ts'
import { createMailer } from '../../src/people/mail.ts'
import { hashOfPassword } from '../../src/people/password.ts'
import * as signIn from '../../src/people/sign-in-calls.ts'
import { sqlOn } from '../command-line.ts'
import { sqlite } from '../databases.ts'
import { cli, openDesk, type TestDesk } from '../desk.ts'
import { newBrowser, newMember, password } from '../members.ts'
import { passwordCost } from '../password-cost.ts'
import { decoded, openPostOffice } from '../post-office.ts'
import { codeOf, fromBase32 } from '../totp.ts'
import { until } from '../until.ts'

const publicUrl = 'http://localhost:3000'
let desk: TestDesk
let post: Awaited<ReturnType<typeof openPostOffice>>
let mailer: ReturnType<typeof createMailer>
beforeAll(async () => {
  post = await openPostOffice()
  mailer = createMailer({ smtpUrl: post.smtpUrl, from: 'desk@example.com', publicUrl, onFault: () => {} })
  desk = await openDesk(await sqlite().fresh(), { trustProxy: true, mailer })
})
afterAll(async () => {
  await desk?.close()
  mailer?.close()
  await post?.close()
})

const enter = async (email: string, word: string) =>
  (await newBrowser(desk).post('/api/auth/sign-in/email', { email, password: word })).status

describe('a password', () => {
  test.each([
    ['of lower-case letters only', 'voltage lantern umbrella'],
    ['of another alphabet', 'селёдка под шубой зимой'],
    ['with spaces at its ends', '  lantern umbrella voltage  '],
    ['of signs that are no letters', '☂🕯⚡︎☂🕯⚡︎~~%%^^&&'],
    ['of 120 characters', `lantern umbrella ${'voltage-'.repeat(14)}`.slice(0, 119).concat('Z')],
  ])('%s is compared exactly', async (_, word) => {
    const email = `${crypto.randomUUID()}@example.com`
    const draft = {
      email,
      name: 'A',
      passwordHash: await hashOfPassword(word, [], 'password', passwordCost),
      role: 'viewer' as const,
      sources: [] as string[],
      project: 12345,
    }
    await createMember(desk.store, cli, draft, desk.clock.now)
    expect(await enter(email, word)).toBe(200)
    const others = [word.slice(0, -1), `${word} `, word.trim(), word.toUpperCase(), word.slice(0, 72)]
    for (const other of others.filter((each) => each !== word)) expect(await enter(email, other), other).toBe(401)
  })

  test.each(['short', 'x'.repeat(9), ''])('of fewer than ten characters is refused: "%s"', async (word) => {
    await expect(hashOfPassword(word)).rejects.toMatchObject({ code: 'password-length' })
  })

  test('does not expire', async () => {
    const { email } = await newMember(desk, 'viewer', { email: 'old@example.com' })
    const later = 10 * 365 * 86_400
    desk.clock.now += later
    expect(await enter(email, password)).toBe(200)
    desk.clock.now -= later
  })
})

test('no sign-in call takes a hint or an answer to a security question', () => {
  const calls = Object.values(signIn).flatMap((each) => Object.values<{ takes: object }>(each))
  const taken = calls.flatMap(({ takes }) => Object.keys(takes))
  expect(taken).toContain('password')
  expect(taken.filter((name) => /hint|question|answer/.test(name))).toEqual([])
})

test('the console masks passwords, and allows pasting and autofill', () => {
  const sources = readdirSync('console', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join('console', name), 'utf8'))
  const found = (pattern: RegExp) => sources.flatMap((source) => source.match(pattern) ?? [])
  expect(found(/<input\b[^>]*?name="[\w-]*password"/g)).toEqual([]) // every password input is a PasswordField
  const fields = found(/<PasswordField\b[^>]*?>/g)
  expect(fields.length).toBeGreaterThan(1)
  for (const field of fields) expect(field).toMatch(/autoComplete="(?:current|new)-password"/)
  expect(found(/type=\{isShown \? 'text' : 'password'\}/g)).toHaveLength(1)
  expect(found(/const \[isShown, setShown\] = useState\(false\)/g)).toHaveLength(1)
  const gates = sources.filter((source) => /password/i.test(source)).join('')
  expect(gates).not.toMatch(/onPaste=|autoComplete="off"[^>]*type="password"/)
})

describe('a second factor', () => {
  const secured = async (email: string) => {
    const member = await newMember(desk, 'owner', { email })
    const { json } = await member.post('/api/auth/two-factor/enable', { password })
    const uri = json.totp_uri as string
    await member.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })
    return { ...member, uri, codes: json.recovery_codes as string[] }
  }

  test('is required after a password reset too', async () => {
    const { email } = await secured('forgot@example.com')
    await newBrowser(desk).post('/api/auth/request-password-reset', { email })
    const letter = await until(
      () => post.letters.find((each) => each.includes(`To: ${email}`) && decoded(each).includes('#token=')),
      'a letter to come',
    )
    const [, token] = /#token=([\w-]+)/.exec(decoded(letter)) ?? []
    const reset = await newBrowser(desk).post('/api/auth/reset-password', {
      token,
      new_password: 'lantern umbrella voltage',
    })
    expect(reset.status).toBe(200)
    const browser = newBrowser(desk)
    const { json } = await browser.post('/api/auth/sign-in/email', { email, password: 'lantern umbrella voltage' })
    expect(json.second_factor).toBe(true)
    expect((await browser.send('GET', '/api/v2/me')).status).toBe(401)
  })

  test('has different recovery codes of at least 40 bits each', async () => {
    const { codes } = await secured('codes@example.com')
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code.replace(/\W/g, '').length * Math.log2(32)).toBeGreaterThanOrEqual(40)
  })

  test('is encrypted and authenticated in the store: a changed one is refused', async () => {
    const { uri, email } = await secured('sealed@example.com')
    const secret = /secret=(\w+)/.exec(uri)?.[1] as string
    const where = `user_id = (select id from auth_user where email = '${email}')`
    const [row] = await sqlOn(desk.url, `select secret from auth_two_factor where ${where}`)
    const sealed = String(row?.secret)
    for (const plain of [secret, fromBase32(secret).toString()]) expect(sealed).not.toContain(plain)
    const flipped = sealed.slice(0, -1) + (sealed.endsWith('0') ? '1' : '0')
    await sqlOn(desk.url, `update auth_two_factor set secret = '${flipped}' where ${where}`)
    const browser = newBrowser(desk)
    expect((await browser.post('/api/auth/sign-in/email', { email, password })).json.second_factor).toBe(true)
    expect((await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri, 1) })).status).not.toBe(200)
    expect((await browser.send('GET', '/api/v2/me')).status).toBe(401)
  })
})
