import fc from 'fast-check'

/** Texts for which folding, escaping and the order of code points differ between careless implementations. */
const words = [
  ...['Заявка', 'ЗАЯВКА', 'заявка', 'Ёлка', 'елка', 'ЕЛКА', 'Е\u0308лка', 'Йод', 'и\u0306од', 'подъём', 'ПОДЪЕМ'],
  ...['ﬁnance', 'FINANCE', 'ＦＵＬＬ', 'full', 'Straße', 'STRASSE', 'ẞ', 'ß', 'İstanbul', 'ıstanbul', 'I'],
  ...['ΣΊΣΥΦΟΣ', 'σίσυφος', 'ς', 'Σ', 'é', 'e\u0301', 'É', 'Ⅷ', 'viii', '№1', 'No1', '½', 'x²', 'ǅ', 'ǆ', 'ﷺ'],
  ...['100%', '%', '%%', '50_off', '_', '\\', 'a\\b', "O'Hare", '"', '[a-z]', '*', '?', '--', ';'],
  ...['2gis', 'direct', 'vk', '10', '10.5', '0', 'null', 'true', ' ', 'a b', 'a\u00a0b', '\ta\n', '\u200b', '\ufeff'],
  ...['😀', '👨‍👩‍👧', '\uffff', '\ufffd', '𝒜', 'A', '\u{10ffff}', '\ue000', '가', '\u1100\u1161'],
]

export const word = fc.constantFrom(...words)

/** Never empty, without lone surrogates and NUL, which do not round-trip. */
export const text = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 3, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }).map((some) => some.join(' ')) },
  { weight: 1, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }).map((some) => some.join('')) },
  { weight: 1, arbitrary: anyText(20) },
)

/** Any characters except NUL and lone surrogates. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', minLength: 1, maxLength }).filter((each) => !each.includes('\0'))
}

/** Title and name may not be blank. */
export function isBlank(given: string): boolean {
  return given.trim() === ''
}
