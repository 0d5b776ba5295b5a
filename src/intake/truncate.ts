/** Truncates a text to a limit in characters; the rest is in the receipt alone. */
export function truncate<T extends string | null>(text: T, limit: number): T | string {
  return text === null || text.length <= limit
    ? text
    : [...(text as string).slice(0, 2 * limit)].slice(0, limit).join('')
}
