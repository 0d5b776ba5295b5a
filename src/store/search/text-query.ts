import type { Condition } from '../../domain/filter.ts'
import { digitsOf, fold } from '../../domain/fold.ts'
import { numberOf, phonePartsOf, wordsOf } from '../../domain/search.ts'
import { phraseOf } from './search-index.ts'

/** What the index of texts is asked for a condition: a phrase, ids that it may mean besides, and whether that is all of it. */
export type Sought = { phrase: string; ids: number[]; isAll: boolean }

/** The question that finds every lead which fulfils a condition, and may be some more; undefined when trigrams cannot tell. */
export function soughtBy(condition: Condition, country: string): Sought | undefined {
  if (condition.field === 'q') return soughtBySearch(String(condition.value), country)
  const sought = soughtText(condition)
  return sought && { phrase: phraseOf(sought.text, condition.field), ids: [], isAll: sought.isAll }
}

/** True for a condition that the trigrams can be asked for. */
export function isFoundByText(condition: Condition): boolean {
  return condition.field === 'q' ? guidesOf(String(condition.value)).length > 0 : soughtText(condition) !== undefined
}

/**
 * What of a text the trigrams are asked for, and whether that is all of it; undefined when they cannot tell. Three characters make
 * a trigram. Each costs a walk along all that have it, so of a long text its beginning is asked for, and the rows tell the rest.
 */
export function soughtText(condition: Condition): { text: string; isAll: boolean } | undefined {
  const letters = lettersOf(condition)
  if (!letters) return
  const text = letters.slice(0, longest).join('')
  const isAll = condition.operator === 'like' && letters.length <= longest
  return { text, isAll }
}

/** The question for more of a text than its beginning, after which `soughtBy` asks; undefined for a text that is no longer. */
export function moreSoughtBy(condition: Condition): string | undefined {
  const letters = lettersOf(condition) ?? []
  return letters.length > longest ? phraseOf(letters.slice(0, longer).join(''), condition.field) : undefined
}

function lettersOf({ field, operator, value }: Condition): string[] | undefined {
  const isWhole = operator === '=' && (field === 'title' || field === 'name' || field === 'text')
  const isPart = operator === 'like' && (field in partly || field === 'phone')
  if (!isPart && !isWhole) return
  const letters = [...(field === 'phone' ? digitsOf(String(value)) : fold(String(value)))]
  return letters.length < 3 ? undefined : letters
}

const longest = 10
const longer = 30
const partly = { title: true, name: true, email: true, source: true, text: true }

function soughtBySearch(typed: string, country: string): Sought | undefined {
  const guides = guidesOf(typed)
  if (guides.length === 0) return
  const phrase = guides
    .map((word) => `(${anyPhrase([phraseOf(begun(fold(word))), ...phones(word, country)])})`)
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
function guidesOf(typed: string): string[] {
  const long = wordsOf(typed).filter((word) => [...fold(word)].length >= 3)
  const texts = long.filter((word) => numberOf(word) === undefined)
  return texts.length > 0 ? texts : long.sort((one, other) => other.length - one.length).slice(0, 1)
}

function phones(typed: string, country: string): string[] {
  return phonePartsOf(typed, country).map((digits) => phraseOf(begun(digits), 'phone'))
}

function anyPhrase(phrases: string[]): string {
  return phrases.join(' OR ')
}

function begun(text: string): string {
  return [...text].slice(0, longest).join('')
}
