import { type Filter, isOwn } from '../../domain/filter.ts'
import { wordsOf } from '../../domain/search.ts'

/** So many texts of a row are looked into in the time that reading the row takes. */
const lightTexts = 8

/** A number of rows, as many times more as a filter takes longer for one than reading it. */
export function weighed(rows: number, filter: Filter): number {
  return rows * Math.max(1, textsOf(filter) / lightTexts)
}

/** Whether a filter takes longer for a row than reading it. */
export function looksIntoMany(filter: Filter): boolean {
  return textsOf(filter) > lightTexts
}

/** About how many texts of a row a filter looks into. */
function textsOf(filter: Filter): number {
  if ('and' in filter) return sumOf(filter.and)
  if ('or' in filter) return sumOf(filter.or)
  const { field, operator, value } = filter
  if (field === 'q') return wordsOf(String(value)).length * textsOfWord
  if (field === 'reached') return [value].flat().length
  if (field === 'channel' || field === 'first_channel') return textsOfChannel
  if (isOwn(filter) || /utm_/.test(field)) return textsOfJson
  return operator === 'like' ? 1 : 0
}

const sumOf = (filters: Filter[]) => filters.reduce((sum, each) => sum + textsOf(each), 0)

/** A word of a search is looked for in six texts and the phone. */
const textsOfWord = 7

/** Reading a value from JSON takes as long as so many texts, and so do the usual rules of channels. */
const textsOfJson = 3
const textsOfChannel = 10
