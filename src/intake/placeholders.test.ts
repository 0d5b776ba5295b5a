import { expect, test } from 'vitest'
import { unknown } from '../domain/enquiry.ts'
import { fieldLimits } from '../domain/lead.ts'
import { withPlaceholders } from './placeholders.ts'

test('a long value in many placeholders exceeds neither the limit of a field nor the memory', () => {
  const lastTouch = { landing: `https://shop.example/?roistat_param1=${'x'.repeat(10_000_000)}` }
  const fields = { one: '{roistatParam1}'.repeat(62), other: 'of {roistatParam2}' }
  const filled = withPlaceholders({ ...unknown, fields, lastTouch }, { headers: {} }, null)
  expect(filled.fields).toEqual({ one: 'x'.repeat(fieldLimits.text), other: 'of' })
})

test('all placeholders of an enquiry together insert 10,000 characters, and its own text stays whole', () => {
  const own = 'Ж'.repeat(900)
  const fields = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`a${n}`, `{landingPage}${own}`]))
  const { fields: filled } = withPlaceholders({ ...unknown, fields }, { headers: { referer: 'x'.repeat(1_000) } }, null)
  const inserted = Object.values(filled).map((text) => String(text).lastIndexOf('x') + 1)
  expect(inserted).toEqual([...Array(10).fill(1_000), ...Array(40).fill(0)])
  expect(filled.a49).toBe(own)
})
