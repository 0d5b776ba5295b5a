import type { Sent } from '../domain/receipt.ts'
import { type Given, Unreadable } from './given.ts'

/** Reads what was sent: the pairs of the query, and the body over them. Throws `Unreadable` for what is broken. */
export async function readGiven({ query, headers }: Sent, body: Uint8Array): Promise<Given> {
  const values = { ...Object.fromEntries(new URLSearchParams(query)) }
  const text = new TextDecoder().decode(body)
  if (text.trim() === '') return { values, files: [] }
  const type = headers['content-type'] ?? ''
  if (!/\bjson\b/.test(type) && !text.trimStart().startsWith('{'))
    return { values: { ...values, ...Object.fromEntries(new URLSearchParams(text)) }, files: [] }
  try {
    return { values: { ...values, ...(JSON.parse(text) as object) }, files: [] }
  } catch {
    throw new Unreadable('no JSON')
  }
}
