import { hashPassword as formerHash } from 'better-auth/crypto'
import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { newBrowser } from '../../test/members.ts'
import { until } from '../../test/until.ts'
import { createMember } from '../actions/members.ts'
import { cost, slowHasher } from '../actions/slow-hash.ts'
import { hashOfPassword, isOutdated, verifyPassword } from './password.ts'

describe('a hash of a password', () => {
  test('has the scrypt parameters that OWASP lists, and names them', async () => {
    expect(cost).toEqual({ N: 16_384, r: 8, p: 5 })
    const hash = await hashOfPassword('correct horse battery')
    expect(hash).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[\w-]{22}\$[\w-]{86}$/)
    expect(isOutdated(hash)).toBe(false)
    expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'correct horse batterx' })).toBe(false)
    expect(hash).not.toBe(await hashOfPassword('correct horse battery'))
  })

  test.each(['', 'x', ':', 'a:b', '$scrypt$', '$scrypt$ln=14,r=8,p=5$$', 'null'])(
    '%j matches no password',
    async (hash) => {
      expect(await verifyPassword({ hash, password: '' }).catch(() => false)).toBe(false)
    },
  )
})

test('two hashes are computed at a time, three may be queued, and further ones are refused', async () => {
  const slowHash = slowHasher({ concurrency: 2, maxQueue: 3 })
  const small = { N: 2 ** 10, r: 8, p: 1 }
  const all = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => slowHash(`${index}`, 'salt', 16, small)))
  expect(all.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), ...Array(3).fill('rejected')])
  expect(all.at(-1)).toMatchObject({ reason: { code: 'unavailable' } })
  expect(await slowHash('0', 'salt', 16, small)).toEqual((all[0] as { value: Buffer }).value)
})

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true, passwordCost: cost })

  test('a password hashed by an earlier version stays valid, and is rehashed at the next sign-in', async () => {
    const email = 'earlier@example.com'
    const passwordHash = await formerHash('correct horse battery')
    await createMember(
      desk().store,
      cli,
      { email, name: 'Анна', passwordHash, role: 'agent', sources: [], project: 12345 },
      0,
    )
    const enter = async (password: string) =>
      (await newBrowser(desk()).post('/api/auth/sign-in/email', { email, password })).status
    const stored = async () => {
      const member = await desk().store.members.findByMail(email)
      return member && (await desk().store.credentials.findPassword(member))?.hash
    }
    expect(await enter('another password')).toBe(401)
    expect(await stored()).toBe(passwordHash)
    expect(await enter('correct horse battery')).toBe(200)
    expect(await stored()).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
    expect(await enter('correct horse battery')).toBe(200)
    expect(await enter('another password')).toBe(401)
  })

  test('sign-ins during a rehash succeed too', async () => {
    const email = 'beside@example.com'
    const passwordHash = await formerHash('correct horse battery')
    const draft = { email, name: 'Вера', passwordHash, role: 'agent' as const, sources: [], project: 12345 }
    const id = await createMember(desk().store, cli, draft, 0)
    const enter = async () =>
      (await newBrowser(desk()).post('/api/auth/sign-in/email', { email, password: 'correct horse battery' })).status
    const first = enter()
    await until(async () => (await desk().store.sessions.of(id)).length > 0, 'the first session') // now it rehashes
    expect(await Promise.all([first, enter(), enter()])).toEqual([200, 200, 200])
    const member = await desk().store.members.find(id)
    expect(member && (await desk().store.credentials.findPassword(member))?.hash).toMatch(/^\$scrypt\$/)
  })
})
