import { allOf, anyOf, everything, type Filter } from './filter.ts'
import { digitsOf } from './fold.ts'
import { phoneNumber } from './phone.ts'

/** The length of a search in characters, and its number of words; the rest counts as one more word. */
export const searchLimits = { characters: 200, words: 8 }

/** The texts of a lead that a search covers. */
const searchedTexts = ['title', 'name', 'email', 'source', 'text', 'fields'] as const

/**
 * Parses a search as typed by a person. Each word must be in some text of the lead, be its number (`12`, `#12`, `№
 * 12`), or be part of its phone. Otherwise the whole text is a phone in any form. An empty search matches every lead.
 */
export function searchFor(typed: string, country: string): Filter {
  const words = wordsOf(typed)
  if (words.length === 0) return everything
  const eachFound = allOf(
    words.map((word) => anyOf([...numbersOf(word), ...textsWith(word), ...phonesOf(word, country)])),
  )
  return words.length === 1 ? eachFound : anyOf([eachFound, ...phonesOf(typed, country)])
}

/** The words of a search. `№ 12` is one word, and so is a phone of at least seven digits with any separators. */
export function wordsOf(typed: string): string[] {
  if (isPhone(typed) && digitsOf(typed).length >= 7) return [typed.trim()]
  const all = typed
    .replace(/([#№])\s+(\d)/g, '$1$2')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (all.length <= searchLimits.words) return all
  return [...all.slice(0, searchLimits.words - 1), all.slice(searchLimits.words - 1).join(' ')]
}

/** The lead number in a word, if there is one. */
export function numberOf(word: string): number | undefined {
  const [, digits] = /^[#№]?(\d{1,15})$/.exec(word) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/**
 * The digits by which a text may match phones: as typed, those of the normalised number, and with 7 for a leading 8 in
 * Russia and Kazakhstan.
 */
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

/** Whether a text has only characters that phones are written with. */
function isPhone(typed: string): boolean {
  return /^[\d\s()+.\-\u2010-\u2015]*$/.test(typed)
}
