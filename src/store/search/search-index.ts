/** The folded columns of the full-text index, by their names in it. */
export const textIndexColumns = {
  title: 'title_folded',
  name: 'name_folded',
  email: 'email_key',
  source: 'source_folded',
  text: 'text_folded',
  phone: 'phone_digits',
  fields: 'fields_folded',
} as const

/** A query of the index: a folded text of three characters or more, in one field or in all. */
export function phraseOf(text: string, field?: string): string {
  const quoted = `"${text.replaceAll('"', '""')}"`
  return field ? `{${field}} : ${quoted}` : quoted
}
