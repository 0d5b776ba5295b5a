import type { Condition } from '../../domain/filter.ts'
import { fold } from '../../domain/fold.ts'
import { digitsIn, foldedText } from '../../domain/normalized-values.ts'
import { numberOf, phonePartsOf, wordsOf } from '../../domain/search.ts'
import { phraseOf } from './search-index.ts'

/**
 * A full-text query, which finds candidate rows; `leads/filter-sql.ts` decides whether a row matches. It has a phrase, ids that the text may mean as
 * well, and whether the phrase is the whole condition.
 */
export type TextQuery = { phrase: string; ids: number[]; isAll: boolean }

/** The query that finds every match of a condition, and possibly more; undefined when trigrams cannot. */
export function textQuery(condition: Condition, country: string): TextQuery | undefined {
  if (condition.field === 'q') return searchBoxQuery(String(condition.value), country)
  const query = searchText(condition)
  return query && { phrase: phraseOf(query.text, condition.field), ids: [], isAll: query.isAll }
}

/** Whether trigrams can search for a condition. */
export function isTextSearch(condition: Condition): boolean {
  return condition.field === 'q'
    ? selectiveWords(String(condition.value)).length > 0
    : searchText(condition) !== undefined
}

/**
 * The part of a text to search by trigrams, and whether it is the whole text; undefined for a text without a trigram (three characters). Each
 * trigram costs a scan of its postings, so only a prefix of a long text is searched, and the rows are filtered by the rest.
 */
export function searchText(condition: Condition): { text: string; isAll: boolean } | undefined {
  const letters = lettersOf(condition)
  if (!letters) return
  const text = letters.slice(0, maxPrefix).join('')
  const isAll = condition.operator === 'like' && letters.length <= maxPrefix && !takenForOthers.test(text)
  return { text, isAll }
}

/** The query for a longer part of a text than `textQuery` searches; undefined if the text is not longer. */
export function longerPhrase(condition: Condition): string | undefined {
  const letters = lettersOf(condition) ?? []
  return letters.length > maxPrefix ? phraseOf(letters.slice(0, maxLongPrefix).join(''), condition.field) : undefined
}

/** SQLite's index reads each of these as U+FFFD (`asTokenized` in `fts5-check.ts`), so it also finds rows with another of them. */
const takenForOthers = /[\uFFFD-\uFFFF]/

/** The first letters of a text, more than any query uses: the text may have a million. */
function lettersOf(condition: Condition): string[] | undefined {
  const { field, operator } = condition
  const isWhole = operator === '=' && (field === 'title' || field === 'name' || field === 'text')
  const isPart = operator === 'like' && (field in partly || field === 'phone')
  if (!isPart && !isWhole) return
  const text = field === 'phone' ? digitsIn(condition) : foldedText(condition)
  const letters = [...text.slice(0, 2 * (maxLongPrefix + 1))] // a letter is one code unit or two
  return letters.length < 3 ? undefined : letters
}

const maxPrefix = 10
const maxLongPrefix = 30
const partly = { title: true, name: true, email: true, source: true, text: true, fields: true }

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
 * The words of a search that are used as access path: all that are long enough, each of which a row must contain. A number may also be an id,
 * which is in no text, so it is used only without other words.
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
