/**
 * Escapes a text for a CSV cell: an apostrophe prevents a spreadsheet from running it as a formula. Digits and
 * punctuation after a sign, as in phones, are no formula and stay unchanged.
 */
export function defused(text: string): string {
  return couldBeFormula.test(text) && !isNumeric.test(text) ? `'${text}` : text
}

/** The inverse: removes the apostrophe of `defused`, and no other. */
export function armed(text: string): string {
  if (!text.startsWith("'")) return text
  const inner = text.slice(1)
  return defused(inner) === text ? inner : text
}

/** It also matches after leading apostrophes, so that one of ours can be told from an existing one. */
const couldBeFormula = /^'*[=+\-@\t\r\n＝＋－＠]/
const isNumeric = /^[+-][\d ().-]*$/
