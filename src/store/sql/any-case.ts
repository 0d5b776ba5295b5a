/**
 * A pattern in which each letter stands for its upper and lower case: `Её` becomes `[еЕёЁ][еЕёЁ]`. The databases do not agree on the case of letters
 * beyond ASCII. `quoted` escapes a sign that may have a meaning in a pattern.
 */
export function anyCase(text: string, quoted: (sign: string) => string): string {
  return [...text.toLowerCase()].map((sign) => letters(sign) ?? (isPlain(sign) ? sign : quoted(sign))).join('')
}

function letters(sign: string): string | undefined {
  if (sign === 'е' || sign === 'ё') return '[еЕёЁ]'
  const upper = sign.toUpperCase()
  return /^\p{L}$/u.test(sign) && upper !== sign && [...upper].length === 1 ? `[${sign}${upper}]` : undefined
}

/** Only ASCII signs have a meaning in patterns. */
function isPlain(sign: string): boolean {
  return /[\p{L}\p{N}\s]/u.test(sign) || sign > '\x7f'
}
