import { decoded, isEncoded } from './encoded.ts'

/** Replaces a hidden contact. */
export const hidden = '•••'

/** A text with this many digits or more, with any separators, may contain a phone. */
const phoneDigits = 6

/** Whether a text may contain a contact. */
export function holdsContact(text: string): boolean {
  return maskText(text) !== text
}

/**
 * Removes phones and e-mails from a text in linear time. Digits of every script count, and only a letter separates two
 * numbers. A text that hides a contact behind percent-encoding, entities or escapes is returned decoded.
 */
export function maskText(text: string): string {
  const masked = maskPlain(text)
  if (!isEncoded(masked)) return masked
  const read = decoded(masked)
  if (isEncoded(read)) return hidden
  const whole = maskPlain(read)
  return whole === read ? masked : whole
}

function maskPlain(text: string): string {
  if (!mayHold.test(text)) return text
  const shape = shapeOf(text)
  const addresses = addressesIn(shape)
  for (const [start, end] of addresses) for (let place = start; place < end; place++) shape[place] = kinds.other
  return without(text, [...addresses, ...numbersIn(shape)])
}

/** Most texts have none of these and skip the scan. */
const mayHold = /[\p{N}@\uFF20\uFE6B]|[([{]\s{0,3}(?:at|собака)\s{0,3}[)\]}]/iu

/** A range of a text: start, and end (exclusive). */
type Span = [start: number, end: number]

/** Character classes. The shape of a text has one class per UTF-16 unit, so that indexes are the same in both. */
const kinds = { other: 0, letter: 1, digit: 2, at: 3, blank: 4, dot: 5, quote: 6, bound: 7, plus: 8, unseen: 9 }

function shapeOf(text: string): Uint8Array {
  const shape = new Uint8Array(text.length)
  for (let place = 0; place < text.length; place++) {
    const point = text.codePointAt(place) as number
    kindCache[point] ||= 1 + kindOf(String.fromCodePoint(point))
    const kind = (kindCache[point] as number) - 1
    shape[place] = kind
    if (point > 0xffff) shape[++place] = kind
  }
  for (const { index, 0: word } of text.matchAll(/[([{]\s{0,3}(?:at|собака)\s{0,3}[)\]}]/giu))
    shape.fill(kinds.blank, index, index + word.length)[index] = kinds.at
  return shape
}

/** Caches the class of each code point, plus one. */
const kindCache = new Uint8Array(0x110000)

function kindOf(character: string): number {
  const plain = character.normalize('NFKC')
  if (/\p{N}/u.test(character + plain)) return kinds.digit
  if (plain.includes('@')) return kinds.at
  if (/^[\p{DI}\p{Cf}]/u.test(character)) return kinds.unseen
  if (/^[\s\p{Z}]/u.test(plain)) return kinds.blank
  if (/^[.\u3002]/u.test(plain)) return kinds.dot
  if (plain === '"') return kinds.quote
  if (/^[<>,;:']/u.test(plain)) return kinds.bound
  if (plain === '+') return kinds.plus
  return /^\p{L}/u.test(plain) && !/^\p{Lm}/u.test(character) ? kinds.letter : kinds.other
}

/**
 * The ranges around each `@`, with or without blanks beside it: a quoted name, or words joined by dots. Adjacent ranges
 * are merged.
 */
function addressesIn(shape: Uint8Array): Span[] {
  const spans: Span[] = []
  let [start, end] = [0, 0]
  for (let at = 0; at < shape.length; at++) {
    if (shape[at] !== kinds.at) continue
    const begins = startOf(shape, at, end)
    if (begins > end || end === 0) {
      if (end > 0) spans.push([start, end])
      start = begins
    }
    end = endOf(shape, at + 1)
    at = end - 1
  }
  return end === 0 ? spans : [...spans, [start, end]]
}

function startOf(shape: Uint8Array, at: number, floor: number): number {
  let start = back(shape, at, floor, isBlank)
  if (start > floor && shape[start - 1] === kinds.quote) {
    const open = start < 2 ? -1 : shape.lastIndexOf(kinds.quote, start - 2)
    return open >= floor ? open : start - 1
  }
  for (;;) {
    start = back(shape, start, floor, isInWord)
    const before = back(shape, start, floor, isBlank)
    const isBehindDot = before > floor && shape[before - 1] === kinds.dot
    if (before === start || !(isBehindDot || shape[start] === kinds.dot)) return start
    start = before
  }
}

function endOf(shape: Uint8Array, from: number): number {
  let end = on(shape, on(shape, from, isBlank), isInWord)
  for (;;) {
    const after = on(shape, end, isBlank)
    if (after === end || shape[after] !== kinds.dot) return end
    end = on(shape, on(shape, after + 1, isBlank), isInWord)
  }
}

type Belongs = (kind: number) => boolean

function back(shape: Uint8Array, from: number, floor: number, belongs: Belongs): number {
  let place = from
  while (place > floor && belongs(shape[place - 1] as number)) place--
  return place
}

function on(shape: Uint8Array, from: number, belongs: Belongs): number {
  let place = from
  while (place < shape.length && belongs(shape[place] as number)) place++
  return place
}

function isBlank(kind: number): boolean {
  return kind === kinds.blank || kind === kinds.unseen
}

function isInWord(kind: number): boolean {
  return kind !== kinds.blank && kind !== kinds.at && kind !== kinds.quote && kind !== kinds.bound
}

/** The ranges from the first to the last digit between two letters that have enough digits for a phone. */
function numbersIn(shape: Uint8Array): Span[] {
  const spans: Span[] = []
  for (let place = 0; place < shape.length; place++) {
    let [first, last, digits] = [place, place, 0]
    for (; place < shape.length && shape[place] !== kinds.letter; place++) {
      if (shape[place] !== kinds.digit) continue
      if (digits++ === 0) first = place
      last = place
    }
    if (digits < phoneDigits) continue
    while (first > 0 && shape[first - 1] === kinds.plus) first--
    spans.push([first, last + 1])
  }
  return spans
}

/** Two spans are either nested or disjoint. */
function without(text: string, spans: Span[]): string {
  let shown = ''
  let place = 0
  for (const [start, end] of spans.sort(([one], [other]) => one - other)) {
    if (start < place) continue
    shown += text.slice(place, start) + hidden
    place = end
  }
  return shown + text.slice(place)
}
