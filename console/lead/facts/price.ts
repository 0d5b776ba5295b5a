/** A decimal as people type it, as the API takes it; undefined for what is no amount. */
export function parsePriceInput(typed: string): string | undefined {
  const text = typed.replace(/[\s\u2009\u202f\u00a0₽$€]/g, '').replace(',', '.')
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? text : undefined
}

/** An amount as it is put into a field: without the kopecks where there are none. */
export function formatPriceInput(price: string | null): string {
  return (price ?? '').replace(/\.00$/, '').replace(/^\d+/, grouped)
}

/** Digits in threes from the end. */
function grouped(digits: string): string {
  const first = digits.length % 3
  const threes = digits.slice(first).match(/\d{3}/g) ?? []
  return [digits.slice(0, first), ...threes].filter((part) => part !== '').join('\u2009')
}
