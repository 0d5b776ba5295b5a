import { expect, test } from 'vitest'
import { isOwn, readOrigins } from './origin.ts'
import { toUrl } from './url.ts'

/** A URL as in a header: each byte of UTF-8 is one character. */
const raw = Buffer.from('https://пример.рф/спасибо').toString('latin1')

test('repeated parsing of a URL gives the same result', () => {
  for (let time = 0; time < 20_000; time++) {
    if (toUrl('https://пример.рф')?.host !== 'xn--e1afmkfd.xn--p1ai') expect.fail(`refused at ${time}`)
    if (toUrl(raw)) expect.fail(`let through at ${time}`)
    if (isOwn(raw, 'desk', undefined)) expect.fail(`own at ${time}`)
  }
  expect(readOrigins(['https://пример.рф'], 'origins')).toEqual(['https://xn--e1afmkfd.xn--p1ai'])
})
