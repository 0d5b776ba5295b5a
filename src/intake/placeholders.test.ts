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
