/** Text as it is compared everywhere: NFKC, lower case, `ё` as `е`. Kept beside the text, so every database agrees. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
}

/** The decimal digits of a text, wherever they stand in it; `"+7 (999) 1"` → `"79991"`. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9]/g, '')
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
