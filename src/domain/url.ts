/**
 * A URL; undefined of a text that is none. `URL.canParse` is of no use before Node 24: once it is compiled it misreads whatever is not ASCII,
 * so that names such as `пример.рф` are refused and others are let through (nodejs/node#48816 was one such).
 */
export function toUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return
  }
}
