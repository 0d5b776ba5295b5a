import { allOf, anyOf, everything, type Filter } from './filter.ts'
import { digitsOf } from './fold.ts'
import { phoneNumber } from './phone.ts'

/** How long a search may be, in characters; what is behind the last word counts as one more word. */
export const searchLimits = { characters: 200, words: 8 }

/** The texts of a lead in which any word is sought. */
const searchedTexts = ['title', 'name', 'email', 'source', 'text'] as const

/**
 * What a search means, as typed by a person: every word stands in some text of the lead, is its number (`12`, `#12`, `№ 12`), or
 * belongs to its phone; or all of it is a phone in any form. Nothing typed finds every lead.
 */
export function searchFor(typed: string, country: string): Filter {
  const words = wordsOf(typed)
  if (words.length === 0) return everything
  const eachFound = allOf(
    words.map((word) => anyOf([...numbersOf(word), ...textsWith(word), ...phonesOf(word, country)])),
  )
  return words.length === 1 ? eachFound : anyOf([eachFound, ...phonesOf(typed, country)])
}

/** The words of a search. `№ 12` is one, and so is a phone of seven digits and more, however it is parted. */
export function wordsOf(typed: string): string[] {
  if (isPhone(typed) && digitsOf(typed).length >= 7) return [typed.trim()]
  const all = typed
    .replace(/([#№])\s+(\d)/g, '$1$2')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (all.length <= searchLimits.words) return all
  return [...all.slice(0, searchLimits.words - 1), all.slice(searchLimits.words - 1).join(' ')]
}

/** The number of a lead that a word is, if it is one. */
export function numberOf(word: string): number | undefined {
  const [, digits] = /^[#№]?(\d{1,15})$/.exec(word) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** The parts of phones that a text may mean: its digits, those of the whole number, and with the 7 for which people in Russia type 8. */
export function phonePartsOf(typed: string, country: string): string[] {
  const digits = digitsOf(typed)
  if (digits.length < 3 || !isPhone(typed)) return []
  const number = digitsOf(phoneNumber(typed, country) ?? '')
  const isRussian = country === 'RU' || country === 'KZ'
  const international = isRussian && /^8\d{3}/.test(digits) ? `7${digits.slice(1)}` : ''
  return [...new Set([digits, number, international])].filter((each) => each !== '')
}

function numbersOf(word: string): Filter[] {
  const id = numberOf(word)
  return id === undefined ? [] : [{ field: 'id', operator: '=', value: id }]
}

function textsWith(word: string): Filter[] {
  return searchedTexts.map((field) => ({ field, operator: 'like', value: word }))
}

function phonesOf(typed: string, country: string): Filter[] {
  return phonePartsOf(typed, country).map((value) => ({ field: 'phone', operator: 'like', value }))
}

/** Nothing but what phones are written with. */
function isPhone(typed: string): boolean {
  return /^[\d\s()+.\-\u2010-\u2015]*$/.test(typed)
}
