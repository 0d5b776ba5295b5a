import { expect, test } from 'vitest'
import {
  beginningOf,
  fromTyped,
  givenBack,
  partsOf,
  retyped,
  toTyped,
  withMention,
} from '../console/lead/timeline/comment-parts.ts'

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

test('a comment with many starts of links is split in one pass', () => {
  const comment = 'http://[member:1'.repeat(100_000)
  expect(
    partsOf(comment)
      .map(({ text }) => text)
      .join(''),
  ).toBe(comment)
  expect(links(`https://a.example/${'('.repeat(1_900)})))`)).toHaveLength(1)
})

type Named = Parameters<typeof fromTyped>[1][number]
const anna: Named = { id: '1', name: 'Анна', left_at: null }
const whole = { id: '2', name: 'Анна Кузнецова', left_at: null }
const left = { id: '3', name: 'Анна', left_at: '2026-01-01T00:00:00Z' }
const sameName = { id: '4', name: 'Анна', left_at: null }

test('a mention is typed as a name and stored as an id', () => {
  const kept = (text: string, members = [anna, whole]) => fromTyped({ text }, members)
  expect(kept('@Анна Кузнецова и @Анна, привет')).toBe('[member:2] и [member:1], привет')
  expect(toTyped('[member:2] и [member:1], [member:9]', [anna, whole])).toMatchObject({
    text: '@Анна Кузнецова и @Анна, [member:9]',
  })
  expect(kept('anna@example.com @Борис', [anna])).toBe('anna@example.com @Борис')
  expect(kept('@Анна', [left, anna])).toBe('[member:1]') // a member who left no longer has the name
})

test('of members with the same name the chosen one stays mentioned, wherever the name moves', () => {
  const members = [left, anna, sameName]
  const [one, caret] = withMention({ text: 'Да, @А и всё' }, 4, 6, sameName)
  expect([one.text.slice(0, caret), one.text.slice(caret)]).toEqual(['Да, @Анна ', 'и всё'])
  const [two, end] = withMention(retyped(one, `@${one.text}`, 1), 0, 1, anna)
  expect([two.text.slice(0, end), fromTyped(two, members)]).toEqual(['@Анна ', '[member:1] Да, [member:4] и всё'])
  const without = retyped(two, two.text.slice(end), 0)
  expect(fromTyped(without, members)).toBe('Да, [member:4] и всё')
  expect(fromTyped(retyped(without, '@Анна', 5), members)).toBe('[member:1]') // the whole text is typed anew
  expect(fromTyped(givenBack(one, without), members)).toBe('Да, [member:4] и всё\nДа, [member:4] и всё')
})

test('refused comments come back in their order, before the text typed since', () => {
  const members = [anna, left, sameName]
  const [one, two] = [toTyped('[member:4], первый', members), toTyped('[member:3], второй', members)]
  const typed = { text: 'Ещё' }
  const both = givenBack(two, givenBack(one, typed))
  expect(fromTyped(both, members)).toBe('[member:4], первый\n[member:3], второй\nЕщё')
  const edited = retyped(both, `${both.text} раз`, both.text.length + 4)
  const last = fromTyped(givenBack({ text: 'Третий' }, edited), members)
  expect(last).toBe('[member:4], первый\n[member:3], второй\nТретий\nЕщё раз')
  expect(givenBack(two, givenBack({ text: 'Первый' }, { text: '' })).text).toBe('Первый\n@Анна, второй')
})

test('an edited comment keeps its mentions', () => {
  const members = [anna, left, sameName]
  const typed = toTyped('[member:3], [member:4]', members)
  expect(typed.text).toBe('@Анна, @Анна')
  expect(fromTyped(retyped(typed, 'Ну @Анна, @Анна', 3), members)).toBe('Ну [member:3], [member:4]')
})

test('names are offered after an @ at the start of a word', () => {
  expect(beginningOf('Да, @Ан', 7)).toEqual({ at: 4, text: 'Ан' })
  expect(beginningOf('@', 1)).toEqual({ at: 0, text: '' })
  expect(beginningOf('anna@example', 12)).toBeUndefined()
  expect(beginningOf('@\nАн', 4)).toBeUndefined()
})
