import type { Field } from '../../domain/filter.ts'

/** The folded columns in which parts of texts are sought, by their names in the index. */
export const textIndexColumns = {
  title: 'title_folded',
  name: 'name_folded',
  email: 'email_key',
  source: 'source_folded',
  text: 'text_folded',
  phone: 'phone_digits',
} as const

/** What asks the index for a folded text of three characters or more: in one field, or in all. */
export function phraseOf(text: string, field?: Field): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  return field ? `{${field}} : ${quoted}` : quoted
}
