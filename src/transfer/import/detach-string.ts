/** A text that is kept, as one of its own: a part of a longer text keeps all of that in memory. Short parts are copies already. */
export function detachString(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString()
}
