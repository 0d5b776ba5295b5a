import { numberOf, phonePartsOf, searchLimits, wordsOf } from './search.ts'

/** A word of a search in receipts: it is in some text, a part of the phone, or the number of the receipt or of its lead. */
export type ReceiptWord = { text: string; digits: string[]; number: number | null }

/** Parses a search as typed by a person. Each word must be found. */
export function receiptWords(typed: string, country: string): ReceiptWord[] {
  return wordsOf(typed.slice(0, searchLimits.characters)).map((word) => ({
    text: word,
    digits: phonePartsOf(word, country).map(withoutPrefix),
    number: numberOf(word) ?? null,
  }))
}

/** Phones are kept as they were typed, with `8`, `+7` or neither before the ten digits that all of them have. */
function withoutPrefix(digits: string): string {
  return digits.slice(-10)
}
