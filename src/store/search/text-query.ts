import type { Condition } from '../../domain/filter.ts'
import { digitsOf, fold } from '../../domain/fold.ts'
import { numberOf, phonePartsOf, wordsOf } from '../../domain/search.ts'
import { phraseOf } from './search-index.ts'

/** What the index of texts is asked for a condition: a phrase, ids that it may mean besides, and whether that is all of it. */
export type TextQuery = { phrase: string; ids: number[]; isAll: boolean }

/** The question that finds every lead which fulfils a condition, and may be some more; undefined when trigrams cannot tell. */
export function textQuery(condition: Condition, country: string): TextQuery | undefined {
  if (condition.field === 'q') return searchBoxQuery(String(condition.value), country)
  const query = searchText(condition)
  return query && { phrase: phraseOf(query.text, condition.field), ids: [], isAll: query.isAll }
}

/** True for a condition that the trigrams can be asked for. */
export function isTextSearch(condition: Condition): boolean {
  return condition.field === 'q'
    ? selectiveWords(String(condition.value)).length > 0
    : searchText(condition) !== undefined
}

/**
 * What of a text the trigrams are asked for, and whether that is all of it; undefined when they cannot tell. Three characters make
 * a trigram. Each costs a walk along all that have it, so of a long text its beginning is asked for, and the rows tell the rest.
 */
export function searchText(condition: Condition): { text: string; isAll: boolean } | undefined {
  const letters = lettersOf(condition)
  if (!letters) return
  const text = letters.slice(0, maxPrefix).join('')
  const isAll = condition.operator === 'like' && letters.length <= maxPrefix
  return { text, isAll }
}

/** The question for more of a text than its beginning, after which `textQuery` asks; undefined for a text that is no longer. */
export function longerPhrase(condition: Condition): string | undefined {
  const letters = lettersOf(condition) ?? []
  return letters.length > maxPrefix ? phraseOf(letters.slice(0, maxLongPrefix).join(''), condition.field) : undefined
}

function lettersOf({ field, operator, value }: Condition): string[] | undefined {
  const isWhole = operator === '=' && (field === 'title' || field === 'name' || field === 'text')
  const isPart = operator === 'like' && (field in partly || field === 'phone')
  if (!isPart && !isWhole) return
  const letters = [...(field === 'phone' ? digitsOf(String(value)) : fold(String(value)))]
  return letters.length < 3 ? undefined : letters
}

const maxPrefix = 10
const maxLongPrefix = 30
const partly = { title: true, name: true, email: true, source: true, text: true }

function searchBoxQuery(typed: string, country: string): TextQuery | undefined {
  const guides = selectiveWords(typed)
  if (guides.length === 0) return
  const phrase = guides
    .map((word) => `(${anyPhrase([phraseOf(prefixOf(fold(word))), ...phones(word, country)])})`)
    .join(' AND ')
  const isOneWord = wordsOf(typed).length === 1
  const whole = isOneWord ? [] : phones(typed, country)
  const ids = guides.length === 1 ? [numberOf(guides[0] as string) ?? []].flat() : []
  return { phrase: whole.length > 0 ? anyPhrase([`(${phrase})`, ...whole]) : phrase, ids, isAll: false }
}

/**
 * The words of a search by which rows are found: all that are long enough, so that a row has each of them. A number may also be
 * an id, which is in no text, so it guides only where nothing else does.
 */
function selectiveWords(typed: string): string[] {
  const long = wordsOf(typed).filter((word) => [...fold(word)].length >= 3)
  const texts = long.filter((word) => numberOf(word) === undefined)
  return texts.length > 0 ? texts : long.sort((one, other) => other.length - one.length).slice(0, 1)
}

function phones(typed: string, country: string): string[] {
  return phonePartsOf(typed, country).map((digits) => phraseOf(prefixOf(digits), 'phone'))
}

function anyPhrase(phrases: string[]): string {
  return phrases.join(' OR ')
}

function prefixOf(text: string): string {
  return [...text].slice(0, maxPrefix).join('')
}
