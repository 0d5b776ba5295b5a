/** Text as it is compared everywhere: NFKC, lower case, `ё` as `е`. Kept beside the text, so every database agrees. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
}

/** The decimal digits of a text, wherever they stand in it; `"+7 (999) 1"` → `"79991"`. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9]/g, '')
}
