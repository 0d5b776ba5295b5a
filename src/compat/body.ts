import type { IncomingMessage } from 'node:http'
import JSON5 from 'json5'
import { refusal, shown } from '../domain/refusal.ts'

export type Body = Record<string, unknown>

/** The largest body in bytes, and the deepest. */
const bodyLimit = 1_048_576
const depthLimit = 100

/**
 * Reads a body as a JSON object, whatever its content type says: strict JSON, else JSON5.
 * Answers undefined when there is
 * none or only white space. Refuses one that is too large, is no object, or holds what must not pass.
 */
export async function readBody(request: IncomingMessage): Promise<Body | undefined> {
  const bytes = await readBytes(request)
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') return
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusal('not-object', { given: Array.isArray(value) ? 'a list' : shown(value) })
  return clean(value, '', 0) as Body
}

/** Parses strict JSON, else JSON5; a refusal tells where it stops being either. */
export function parseJson(text: string, argument?: string): unknown {
  try {
    return JSON.parse(longNumber.test(text) ? withLongNumbers(text) : text)
  } catch {
    if (text.length > lenient)
      throw refusal('not-json', { reason: `over ${lenient} characters it must be strict` }, argument)
    try {
      return JSON5.parse(text)
    } catch (error) {
      throw refusal('not-json', { reason: (error as Error).message.replace(/^JSON5: /, '') }, argument)
    }
  }
}

/** How long a text may be that is read as JSON5, in characters: to read a million takes a second. */
const lenient = 65_536

const longNumber = /\d{16}/

/** Makes whole numbers of 16 digits and more, of which a JS number would lose some, strings of digits: either is read alike. */
function withLongNumbers(text: string): string {
  return text.replace(tokens, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token))
}

/** Texts, of which one that does not end reaches to the end of all, and numbers. */
const tokens = /"(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs

/**
 * Goes through all that was parsed: lone surrogates become U+FFFD; NUL, `__proto__`, and a `constructor` with a `prototype`
 * are refused at any depth.
 */
export function clean(value: unknown, path: string, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value, path)
  if (typeof value !== 'object' || value === null) return value
  if (depth === depthLimit) throw refusal('body-too-deep', { limit: depthLimit })
  if (Array.isArray(value)) return value.map((each, index) => clean(each, `${path}[${index}]`, depth + 1))
  const cleaned: Body = {}
  for (const [name, each] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`
    if (isUnsafe(name, each)) throw refusal('unsafe-key', {}, at.toWellFormed())
    cleaned[cleanText(name, at)] = clean(each, at, depth + 1)
  }
  return cleaned
}

function cleanText(text: string, path: string): string {
  if (text.includes('\0')) throw refusal('has-nul', {}, path.replaceAll('\0', '').toWellFormed())
  return text.toWellFormed()
}

function isUnsafe(name: string, value: unknown): boolean {
  if (name === '__proto__') return true
  return name === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype')
}

/** Collects the body. One that is too large is refused at once, and what still comes of it is let run into the sand. */
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
      if (!request.readableEnded) reject(new Error('The client went away')) // an error that nobody hears takes as long as many a call
    })
  })
}
