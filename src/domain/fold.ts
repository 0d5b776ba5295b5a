/**
 * Folds a text for comparison: NFKC, lower case, `ё` as `е`. It is stored beside the text, so that every database
 * agrees.
 */
export function fold(text: string): string {
  return (isPlain.test(text) ? text : compatible(text)).toLowerCase().replaceAll('ё', 'е')
}

/** Folds a text that may be unset. */
export function foldOrNull(text: string | null): string | null {
  return text === null ? null : fold(text)
}

/** Texts of ASCII and Russian letters, which NFKC does not change. Most texts are such, and skipping NFKC takes a tenth of the time. */
const isPlain = /^[\0-\x7fЁА-яё]*$/

/** The decimal digits of a text, in order; `"+7 (999) 1"` → `"79991"`. */
export function digitsOf(text: string): string {
  return compatible(text).replace(/[^0-9]/g, '')
}

/**
 * NFKC in linear time. NFKC sorts consecutive combining marks in quadratic time, so 60,000 of them take seconds. No
 * language writes more than 30 in a row, so the others are dropped (Unicode's Stream-Safe Text Format, UAX #15).
 */
function compatible(text: string): string {
  const safe =
    text.length > 30 ? text.replace(/\p{M}+/gu, (marks) => [...marks.slice(0, 60)].slice(0, 30).join('')) : text
  return safe.normalize('NFKC')
}

/** Lower-cases the Latin letters of a host, which every database does alike. */
export function lowerLatin(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/**
 * The host of a URL such as `https://ya.ru/search?text=x`, in lower case. Of any other text, the part before the first
 * slash.
 */
export function hostOf(address: string): string {
  const start = address.indexOf('://')
  const rest = start < 0 ? address : address.slice(start + 3)
  return lowerLatin(rest.split(/[/?#:]/, 1)[0] as string)
}
