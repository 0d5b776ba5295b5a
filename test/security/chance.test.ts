import { expect, test } from 'vitest'
import { newLinkToken } from '../../src/actions/tokens.ts'
import { newToken } from '../../src/actions/undoable.ts'
import { sqlite } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { useForms } from '../forms.ts'
import { newMember } from '../members.ts'

const desk = useDesk(sqlite(), { trustProxy: true })

/** The entropy (bits) of a text whose characters are each one of `signs`. */
const bits = (text: string, signs: number) => Math.floor(text.length * Math.log2(signs))

test('secret values have at least 128 bits of entropy, and none repeats', async () => {
  const member = await newMember(desk(), 'owner')
  const [, session = ''] = /session_token=([^.]+)\./.exec(decodeURIComponent(member.cookie())) ?? []
  const key = await desk().newKey('write', [12345])
  const many = Array.from({ length: 1_000 }, () => [newToken(), newLinkToken()]).flat()
  expect(new Set(many).size).toBe(many.length)
  for (const [text, signs] of [
    [newToken(), 64],
    [newLinkToken(), 64],
    [key.replace('zk_', ''), 64],
    [session, 62],
  ] as const) {
    expect(text).toMatch(/^[\w-]+$/)
    expect(bits(text, signs)).toBeGreaterThanOrEqual(128)
  }
})

test('a timestamp signed for one form is invalid for another', async () => {
  const forms = useForms(desk)
  const [one, two] = [await forms.make({ name: 'Один' }), await forms.make({ name: 'Два' })]
  const { hidden } = await forms.page(one.path)
  desk().clock.now += 5
  const { _at = '' } = hidden
  const secondsOf = async (path: string) =>
    (await forms.receiptOf(await forms.sent(path, { phone: '8 999 000-11-22', _at })))?.enquiry?.signals.seconds
  expect(await secondsOf(one.path)).toBe(5)
  expect(await secondsOf(two.path)).toBeNull()
})
