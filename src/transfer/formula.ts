/**
 * A text as a cell of a CSV may hold it: one that a spreadsheet would take for a formula gets an apostrophe in front. What has only
 * digits and marks after its sign, as phones do, computes nothing and stays as it is.
 */
export function defused(text: string): string {
  return couldBeFormula.test(text) && !isNumeric.test(text) ? `'${text}` : text
}

/** What was there before: takes away the apostrophe that `defused` put there, and no other. */
export function armed(text: string): string {
  if (!text.startsWith("'")) return text
  const inner = text.slice(1)
  return defused(inner) === text ? inner : text
}

/** Apostrophes before the sign are counted in, so that one more can always be told from those that were there. */
const couldBeFormula = /^'*[=+\-@\t\r\n＝＋－＠]/
const isNumeric = /^[+-][\d ().-]*$/
