import { describe, expect, test } from 'vitest'
import type { WholeReceipt } from '../console/api/types.ts'
import { networkOf } from '../console/inbox/network.ts'
import { bodyLines, understoodValues } from '../console/inbox/raw-lines.ts'
import { isWithin } from '../src/domain/network.ts'

describe('the network of an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s', (address, network) => {
    expect(networkOf(address)).toBe(network)
    expect(isWithin(address, network)).toBe(true)
  })

  test.each(['', 'unknown', '::ffff:203.0.113.7'])('"%s" has none', (address) =>
    expect(networkOf(address)).toBeUndefined(),
  )
})

describe('the lines of a body', () => {
  const lines = (type: string, body: string | null) =>
    bodyLines({ raw: { headers: { 'content-type': type }, body } } as unknown as WholeReceipt).map(
      ({ name, value }) => name + value,
    )

  test.each([
    ['application/x-www-form-urlencoded', 'Name=%D0%90%D0%BD%D0%BD%D0%B0&x=1', ['Name=Анна', 'x=1']],
    ['application/json', '{"a":{"b":["x",2]},"c":null}', ['a.b.0: x', 'a.b.1: 2', 'c: null']],
    ['application/json', '{"a":', ['{"a":']],
    ['text/plain', 'one\ntwo', ['one', 'two']],
    ['', null, ['']],
  ])('of %s: %s', (type, body, said) => expect(lines(type, body)).toEqual(said))

  test('separate interpreted fields from the rest', () => {
    const understood = { name: ' Анна ', phone: null, fields: { цвет: 'белый' }, last_touch: { utm_source: 'vk' } }
    expect(understoodValues({ understood } as unknown as WholeReceipt)).toEqual(new Set(['Анна', 'белый', 'vk']))
  })
})
