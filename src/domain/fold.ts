/** Text as it is compared everywhere: NFKC, lower case, `ё` as `е`. Kept beside the text, so every database agrees. */
export function fold(text: string): string {
  return compatible(text).toLowerCase().replaceAll('ё', 'е')
}

/** The decimal digits of a text, wherever they stand in it; `"+7 (999) 1"` → `"79991"`. */
export function digitsOf(text: string): string {
  return compatible(text).replace(/[^0-9]/g, '')
}

/**
 * NFKC in time that grows with the length alone. Marks in a row are sorted by it, which takes the square of their number: 60,000 of them
 * take seconds. Of a row those beyond 30 are left out, which no language writes (Unicode's Stream-Safe Text Format, UAX #15).
 */
function compatible(text: string): string {
  const safe =
    text.length > 30 ? text.replace(/\p{M}+/gu, (marks) => [...marks.slice(0, 60)].slice(0, 30).join('')) : text
  return safe.normalize('NFKC')
}

/** A host as it is compared: without the case of Latin letters, which every database tells alike. */
export function lowerLatin(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** The host of an address such as `https://ya.ru/search?text=x`, in lower case; of what is no address, what stands before a slash. */
export function hostOf(address: string): string {
  const start = address.indexOf('://')
  const rest = start < 0 ? address : address.slice(start + 3)
  return lowerLatin(rest.split(/[/?#:]/, 1)[0] as string)
}
