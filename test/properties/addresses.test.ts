import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeEmail } from '../../src/domain/member.ts'
import { sqlite } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { newBrowser, newMember, password } from '../members.ts'
import { holdsFor } from './property.ts'

const desk = useDesk(sqlite(), { trustProxy: true })
let members = 0

const signs = [...'abz09.-_+&\'!#$%*/=?^`{|}~"()[]\\,:; @яё日é'].map((each) => fc.constant(each))
const local = fc.string({ unit: fc.oneof(...signs), minLength: 1, maxLength: 12 })
const labels = ['x', 'firma', 'xn--80a1acny', 'почта', 'Ёлки', 'a-b', '-a', 'münchen', '9', 'a_b', '例え', 'a/b', '']
const top = ['ru', 'рф', 'xn--p1ai', 'localhost', 'РУС', 'c0m', '1', '']
const domain = fc
  .tuple(fc.array(fc.constantFrom(...labels), { maxLength: 3 }), fc.constantFrom(...top))
  .map(([before, last]) => [...before, last].join('.'))
const address = fc.oneof(
  fc.tuple(local, domain).map((parts) => parts.join('@')),
  fc.tuple(fc.constantFrom('info', 'a&b', "o'neil", 'root', 'Anna.S+1'), domain).map((parts) => parts.join('@')),
)

test('every address that a member may have works for signing in, and no other is accepted', async () => {
  const seen = { taken: 0, refused: 0 }
  const met = new Set<string>()
  await holdsFor(
    address,
    400,
    async (email) => {
      const known = normalizeEmail(email)
      if (known !== undefined && met.has(known)) return
      const made = await newMember(desk(), 'viewer', { email, name: `M${members++}` }).catch((error) => error)
      if (known === undefined) {
        seen.refused++
        expect(made, email).toMatchObject({ code: 'wrong-mail' })
        return
      }
      met.add(known)
      seen.taken++
      expect(normalizeEmail(known), email).toBe(known)
      const reply = await newBrowser(desk()).post('/api/auth/sign-in/email', { email, password })
      expect([reply.status, reply.json.second_factor], email).toEqual([200, false])
    },
    100,
  )
  expect(seen.taken).toBeGreaterThan(10)
  expect(seen.refused).toBeGreaterThan(10)
})
