import { numberOf, phonePartsOf, searchLimits, wordsOf } from './search.ts'

/** A word of a search in receipts. It matches a part of a text or of the phone, or the number of the receipt or of its lead. */
export type ReceiptWord = { text: string; digits: string[]; number: number | null }

/** Parses a search as typed by a person. Each word must be found. */
export function receiptWords(typed: string, country: string): ReceiptWord[] {
  return wordsOf(typed.slice(0, searchLimits.characters)).map((word) => ({
    text: word,
    digits: phonePartsOf(word, country).map(withoutPrefix),
    number: numberOf(word) ?? null,
  }))
}

/** The last ten digits: receipts store phones as typed, with `8`, `+7` or nothing before these digits. */
function withoutPrefix(digits: string): string {
  return digits.slice(-10)
}
