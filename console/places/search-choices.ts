/** A choice of a long list: its label in the field, a hint beside it in the list, and the words that find it. */
export type Choice = { value: string; label: string; hint?: string; words: string[] }

/** The choices in which each typed word starts some word; those whose name starts so come first. */
export function searchChoices(choices: Choice[], typed: string): Choice[] {
  const wanted = searchWords(typed.slice(0, 100))
  const found = choices.filter(({ words }) => wanted.every((one) => words.some((word) => word.startsWith(one))))
  const isFirst = ({ words: [first = ''] }: Choice) => first.startsWith(wanted[0] ?? '')
  return [...found.filter(isFirst), ...found.filter((choice) => !isFirst(choice))]
}

/** The words of a text without case and accents, with `ё` and a long minus as people type them. */
export function searchWords(text: string): string[] {
  const folded = text.toLowerCase().replaceAll('−', '-').normalize('NFD').replace(/\p{M}/gu, '')
  return folded.split(/[\s_,()]+/).filter((word) => word !== '')
}
