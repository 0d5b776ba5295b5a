/**
 * A number as people and programs write it: `12,5`, `1 234.5`, `1.5e-7`. Undefined for what is none, for one nearer to 0 than a number can be, and for
 * one with more digits before its point than a number keeps: that is rather the number of a card.
 */
export function readDecimal(text: string): number | undefined {
  if (text.length > 40) return
  const plain = text.replace(/\s/g, '').replace(',', '.')
  const [, unsigned = '', whole = ''] = /^[+-]?((\d{1,40})(?:\.\d{1,40})?(?:e[+-]?\d{1,3})?)$/i.exec(plain) ?? []
  const number = Number(plain) + 0
  const isKept = whole.length <= 15 || String(Math.abs(number)) === unsigned
  return whole !== '' && isKept && Number.isFinite(number) && !underflows(plain) ? number : undefined
}

/** Whether the text of a number is 0 as a number alone, as `1e-400` is. */
export function underflows(text: string): boolean {
  return Number(text) === 0 && /^[^e]*[1-9]/i.test(text)
}
