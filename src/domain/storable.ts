/** Makes a foreign text storable in every database: removes NUL, which PostgreSQL refuses, and replaces lone surrogates. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
