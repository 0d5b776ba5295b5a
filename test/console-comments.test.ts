import { expect, test } from 'vitest'
import { beginningOf, fromTyped, partsOf, toTyped } from '../console/lead/timeline/comment-parts.ts'

const links = (comment: string) => partsOf(comment).flatMap((part) => (part.kind === 'link' ? [part.href] : []))

test.each([
  ['an address', 'см. https://okna.example/a', ['https://okna.example/a']],
  ['one that ends a sentence', 'Вот: http://okna.example/a.', ['http://okna.example/a']],
  ['one in brackets', '(https://okna.example/a)', ['https://okna.example/a']],
  ['one with brackets of its own', 'https://okna.example/a_(b), да', ['https://okna.example/a_(b)']],
  ['a letter', 'mailto:anna@example.com!', ['mailto:anna@example.com']],
  ['a letter to one alone', 'mailto:anna@example.com?bcc=eve@evil.example', ['mailto:anna@example.com']],
  ['two of them', 'http://a.example http://b.example/', ['http://a.example/', 'http://b.example/']],
  ['no script', 'javascript:alert(1) data:text/html,x vbscript:x', []],
  ['no markup', '<a href="https://a.example/">x</a>', ['https://a.example/']],
  ['nothing that is no address', 'http:// https://) mailto:anna', []],
])('a comment links %s', (_, comment, expected) => {
  expect(links(comment)).toEqual(expected)
  expect(
    partsOf(comment)
      .map(({ text }) => text)
      .join(''),
  ).toBe(comment)
})

test('a comment of many beginnings is split in one pass', () => {
  const comment = 'http://[member:1'.repeat(100_000)
  expect(
    partsOf(comment)
      .map(({ text }) => text)
      .join(''),
  ).toBe(comment)
  expect(links(`https://a.example/${'('.repeat(1_900)})))`)).toHaveLength(1)
})

const anna = { id: '1', name: 'Анна' }
const whole = { id: '2', name: 'Анна Кузнецова' }

test('a mention is typed as a name and kept as an id', () => {
  expect(fromTyped('@Анна Кузнецова и @Анна, привет', [anna, whole])).toBe('[member:2] и [member:1], привет')
  expect(toTyped('[member:2] и [member:1], [member:9]', [anna, whole])).toBe('@Анна Кузнецова и @Анна, [member:9]')
  expect(fromTyped('anna@example.com @Борис', [anna])).toBe('anna@example.com @Борис')
})

test('names are offered after an @ that begins a word', () => {
  expect(beginningOf('Да, @Ан', 7)).toEqual({ at: 4, text: 'Ан' })
  expect(beginningOf('@', 1)).toEqual({ at: 0, text: '' })
  expect(beginningOf('anna@example', 12)).toBeUndefined()
  expect(beginningOf('@\nАн', 4)).toBeUndefined()
})
