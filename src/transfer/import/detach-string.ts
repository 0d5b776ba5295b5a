/** Copies a string that is kept, since V8 keeps the whole parent string of a slice in memory. Slices under 13 characters are copies already. */
export function detachString(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString()
}
