import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsFor } from '../../test/properties/property.ts'
import { readInput } from './read.ts'

const form = 'application/x-www-form-urlencoded'
/** The text of a percent-encoded form: letters of any script, and stray characters between them. */
const escaped = fc.string({ unit: 'binary' }).map((text) => String(new URLSearchParams({ a: text })).slice(2))
const plain = fc.constantFrom('&', '=', '+', '?', '[]', '[a]', 'name', '%EF%BB%BF', '%00', 'a=b', '')
const pieces = fc.array(fc.oneof(plain, escaped), { maxLength: 12 }).map((all) => all.join(''))

test('escaped UTF-8 is decoded the same when another charset is declared', async () => {
  const read = (type: string, body: string) => {
    try {
      return readInput({ query: '', headers: { 'content-type': type } }, Buffer.from(body))
    } catch (error) {
      return String(error)
    }
  }
  await holdsFor(pieces, 2_000, async (body) => {
    expect(read(form, body)).toEqual(read(`${form}; charset=koi8-r`, body))
  })
})
