import { excerpt, refusal } from '../../domain/refusal.ts'
import { type Place, pathOf } from '../../json/place.ts'
import { refuseOversized } from '../../json/size.ts'

/** The largest body, in bytes, of a call that anybody may make. It is smaller than `bodyLimit`, since reading a large body holds the event loop. */
export const openBodyLimit = 16_384

/**
 * Parses a body as strict JSON in UTF-8; undefined when it is empty. Refuses anything but an object, a repeated name, excessive depth or size,
 * NUL, and names that could change a prototype. Lone surrogates become U+FFFD.
 */
export function readBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return
  const text = decode(bytes)
  refuseOversized(text)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusal('not-object', { given: Array.isArray(value) ? 'a list' : excerpt(value) })
  const clean = cleaned(value)
  refuseTwice(text)
  return clean
}

/** Text without lone surrogates; refuses NUL, which PostgreSQL cannot store. */
export function cleanText(text: string, path: string): string {
  if (text.includes('\0')) throw refusal('has-nul', {}, path.replaceAll('\0', '').toWellFormed())
  return text.toWellFormed()
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refusal('not-json', { reason: 'the bytes are not UTF-8' })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refusal('not-json', { reason: reasonOf(error as Error) })
  }
}

/** The parser's message, without its excerpt of the body. */
function reasonOf(error: Error): string {
  const [, at] = /at position (\d+)/.exec(error.message) ?? []
  return at === undefined ? 'it ends too early' : `it stops being so at position ${at}`
}

/** Recursive without a limit of its own, since `refuseOversized` limits the depth of the text. */
function cleaned(value: unknown, place?: Place): unknown {
  if (typeof value === 'string') return cleanTextAt(value, place)
  if (typeof value !== 'object' || value === null) return value
  const inside: Place = { within: place, step: '' }
  if (Array.isArray(value))
    return value.map((each, index) => {
      inside.step = index
      return cleaned(each, inside)
    })
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      inside.step = name
      if (name === '__proto__' || name === 'constructor') throw refusal('unsafe-key', {}, pathOf(inside).toWellFormed())
      return [cleanTextAt(name, inside), cleaned(each, inside)]
    }),
  )
}

function cleanTextAt(text: string, place: Place | undefined): string {
  return cleanText(text, text.includes('\0') ? pathOf(place) : '')
}

/** Refuses a name that is given twice in one object: `JSON.parse` silently takes the last value. */
function refuseTwice(text: string): void {
  const open: Set<string>[] = []
  for (const [token, quoted, colon] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (quoted && colon) addName(open.at(-1), JSON.parse(quoted))
  }
}

/** Matches braces and strings; a string that a colon follows is a name. */
const tokens = /("(?:[^"\\]|\\.)*(?:"|\\?$))(\s*:)?|[{}]/gs

function addName(names: Set<string> | undefined, name: string): void {
  if (names?.has(name)) throw refusal('given-twice', {}, name.toWellFormed())
  names?.add(name)
}
