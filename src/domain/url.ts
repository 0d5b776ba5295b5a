/**
 * Parses a URL; undefined if it is invalid. `URL.canParse` is unreliable before Node 24: once it is optimised, it misreads non-ASCII text,
 * so that hosts such as `пример.рф` are refused and invalid ones accepted (compare nodejs/node#48816).
 */
export function toUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return
  }
}
