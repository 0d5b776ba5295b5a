/** A text of somebody else as every database can keep it: PostgreSQL takes no NUL, and half of a pair is no character. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
