import fc from 'fast-check'
import { expect, test } from 'vitest'
import { armed, defused } from './formula.ts'

test.each([
  ['=1+1', "'=1+1"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+cmd|calc', "'-2+cmd|calc"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['＝1+1', "'＝1+1"],
  // an existing apostrophe is kept beside ours
  ["'=1+1", "''=1+1"],
  ["''=", "'''="],
  // phones and numbers are no formulas, and other programs must read them unchanged
  ['+79991234567', '+79991234567'],
  ['+7 (999) 123-45-67', '+7 (999) 123-45-67'],
  ['-500.00', '-500.00'],
  ['+7999*1', "'+7999*1"],
  ['+7 999 123-45-67 доб. 4', "'+7 999 123-45-67 доб. 4"],
  // texts without a dangerous beginning
  ['Заявка =)', 'Заявка =)'],
  ["'кавычка'", "'кавычка'"],
  ['', ''],
])('%j is written as %j', (text, written) => {
  expect(defused(text)).toBe(written)
  expect(armed(written)).toBe(text)
})

test('every text is read back unchanged, and none is written as a formula that calls a function', () => {
  const part = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '7', ' ', '(', 'cmd', '|', '＝', 'ё')
  const text = fc.oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (given) => {
      const written = defused(given)
      expect(armed(written)).toBe(given)
      expect(written).not.toMatch(/^[=@\t\r\n＝＋－＠]|^[+-](?![\d ().-]*$)/)
    }),
    { numRuns: 1_000 },
  )
})
