/** Parses a typed price into a decimal of the API; undefined for an invalid one. */
export function parsePriceInput(typed: string): string | undefined {
  const text = typed.replace(/[\s\u2009\u202f\u00a0₽$€]/g, '').replace(',', '.')
  return /^\d{1,12}(\.\d{1,2})?$/.test(text) ? text : undefined
}

/** Formats a price for its input, without zero decimals. */
export function formatPriceInput(price: string | null): string {
  return (price ?? '').replace(/\.00$/, '').replace(/^\d+/, grouped)
}

/** Groups digits by threes from the end. */
function grouped(digits: string): string {
  const first = digits.length % 3
  const threes = digits.slice(first).match(/\d{3}/g) ?? []
  return [digits.slice(0, first), ...threes].filter((part) => part !== '').join('\u2009')
}
