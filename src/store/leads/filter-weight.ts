import { type Filter, isOwn } from '../../domain/filter.ts'
import { wordsOf } from '../../domain/search.ts'

/** How many texts of a row are searched in the time that reading the row takes. */
const lightTexts = 8

/** A number of rows, multiplied where evaluating the filter on a row takes longer than reading it. */
export function weighed(rows: number, filter: Filter): number {
  return rows * Math.max(1, textsOf(filter) / lightTexts)
}

/** Whether evaluating a filter on a row takes longer than reading the row. */
export function looksIntoMany(filter: Filter): boolean {
  return textsOf(filter) > lightTexts
}

/** The approximate number of texts that a filter searches in each row. */
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

/** Each word of a search is looked for in six texts and the phone. */
const textsOfWord = 7

/** What reading a value from JSON costs, and what the usual rules of channels cost, in texts that are searched. */
const textsOfJson = 3
const textsOfChannel = 10
