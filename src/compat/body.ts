import type { IncomingMessage } from 'node:http'
import JSON5 from 'json5'
import { withNumbersQuoted } from '../domain/parse-json.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { type Place, pathOf } from '../json/place.ts'
import { bodyLimit, jsonLimits, refuseOversized } from '../json/size.ts'

export type Body = Record<string, unknown>

/**
 * Parses a body into a JSON object regardless of its content type: strict JSON, else JSON5. Undefined for an empty or
 * blank body. Refuses one that is too large, is no object, or has forbidden content. A body that does not begin with a
 * brace is first given to `other`.
 */
export async function readBody(
  request: IncomingMessage,
  other?: (bytes: Uint8Array) => Body | undefined,
): Promise<Body | undefined> {
  const bytes = await readBytes(request)
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') return
  const read = text.trimStart().startsWith('{') ? undefined : other?.(bytes)
  if (read) return clean(read) as Body
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusal('not-object', { given: Array.isArray(value) ? 'a list' : excerpt(value) })
  return clean(value) as Body
}

/** Parses strict JSON, else JSON5; a refusal has the position of the error. */
export function parseJson(text: string, argument?: string): unknown {
  if (text.length > maxUncounted) refuseOversized(text)
  try {
    return JSON.parse(longNumber.test(text) ? withNumbersQuoted(text, isLong) : text)
  } catch {
    if (text.length > maxJson5)
      throw refusal('not-json', { reason: `over ${maxJson5} characters it must be strict` }, argument)
    try {
      return parseJson5(text)
    } catch (error) {
      throw refusal('not-json', { reason: (error as Error).message.replace(/^JSON5: /, '') }, argument)
    }
  }
}

/** The longest text (characters) that is parsed without counting its names and lists first. */
const maxUncounted = 16_384

/**
 * The longest text that is parsed as JSON5, in characters. It has room for the longest text of a lead. The slowest inputs, one long name or
 * many lists, take 30 ms the first time and 13 ms later.
 */
const maxJson5 = 80_000

const longNumber = /\d{16}/

/** Integers of 16 digits and more become strings, since a JS number would lose digits. Both are accepted as values. */
function isLong(number: string): boolean {
  return /^-?\d{16,}$/.test(number)
}

function parseJson5(text: string): unknown {
  if (longNumber.test(text))
    try {
      return JSON5.parse(withJson5NumbersQuoted(text))
    } catch {} // the text as it came is parsed again, for the position of the error
  return JSON5.parse(text)
}

/** Puts quotes around the long integers of a text of JSON5, where a number may have a plus. */
function withJson5NumbersQuoted(text: string): string {
  return text.replace(json5Tokens, (token) => (/^[+-]?\d{16,}$/.test(token) ? `"${token.replace('+', '')}"` : token))
}

/** Matches strings, comments, and words, which are names or numbers. What is not terminated reaches to the end. */
const json5Tokens =
  /"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|\/\*(?:[^*]|\*+[^*/])*(?:\*+\/|\**$)|\/\/[^\n\r\u2028\u2029]*|[+-]?(?:[\w$.\\]|[^\s!-~])+/gs

/**
 * Cleans a parsed value: lone surrogates become U+FFFD. NUL, `__proto__`, and a `constructor` with a `prototype` are
 * refused at any depth.
 */
export function clean(value: unknown, place?: Place, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value, place)
  if (typeof value !== 'object' || value === null) return value
  if (depth === jsonLimits.depth) throw refusal('body-too-deep', { limit: jsonLimits.depth })
  const inside: Place = { within: place, step: '' }
  if (Array.isArray(value))
    return value.map((each, index) => {
      inside.step = index
      return clean(each, inside, depth + 1)
    })
  const cleaned: Body = {}
  for (const [name, each] of Object.entries(value)) {
    inside.step = name
    if (isUnsafe(name, each)) throw refusal('unsafe-key', {}, pathOf(inside).toWellFormed())
    cleaned[cleanText(name, inside)] = clean(each, inside, depth + 1)
  }
  return cleaned
}

function cleanText(text: string, place: Place | undefined): string {
  if (text.includes('\0')) throw refusal('has-nul', {}, pathOf(place).replaceAll('\0', '').toWellFormed())
  return text.toWellFormed()
}

function isUnsafe(name: string, value: unknown): boolean {
  if (name === '__proto__') return true
  return name === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype')
}

/** Collects the body. An oversized one is refused at once, and the rest of it is discarded. */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const refuse = () => {
      request.removeAllListeners('data').resume()
      reject(refusal('body-too-large', { limit: bodyLimit }))
    }
    if (request.destroyed && !request.readableEnded) reject(new Error('The client went away'))
    if (Number(request.headers['content-length']) > bodyLimit) return refuse()
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimit) refuse()
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.readableEnded) reject(new Error('The client went away')) // created only if needed, since an error costs as much as a call
    })
  })
}
