import { fileNameLimit, type Sent } from '../domain/receipt.ts'
import { parseBounded } from './bounded-json.ts'
import { charsetOf, decoderFor, decodeWhole } from './charset.ts'
import { type Input, type InputFile, Unreadable } from './input.ts'
import { isMultipart, type Part, partsOf } from './multipart.ts'
import { percentDecode } from './percent-decode.ts'
import { type Branch, branch, cleanTree, isBranch, merged, tooMany, treeLimits, treeOf } from './tree.ts'
import { truncate } from './truncate.ts'

/**
 * Parses a submission: the query, overridden by the body. The body is a form, multipart or JSON regardless of its
 * content type, in any charset. Throws `Unreadable` for anything else, for a broken body, and for one over the limits,
 * which are checked before parsing.
 */
export function readInput({ query, headers }: Pick<Sent, 'query' | 'headers'>, body: Uint8Array): Input {
  const type = headers['content-type'] ?? ''
  const queryPairs = pairsOf(Buffer.from(query, 'latin1'))
  const charsets = [charsetOf(type), tellingCharset(queryPairs), headers['accept-charset']]
  const inQuery = treeOf(texts(queryPairs, charsets.slice(1)))
  const { values, files } = readBody(body, type, charsets)
  return { values: query === '' ? values : merged(inQuery, values), files }
}

type Pair = readonly [name: Uint8Array, value: Uint8Array]
type Charsets = (string | undefined)[]
type Read = { values: Branch; files: InputFile[] }

function readBody(body: Uint8Array, type: string, charsets: Charsets): Read {
  if (firstSign(body) === undefined) return { values: branch(), files: [] }
  if (isMultipart(body, type)) return readParts(body, partsOf(body, type), charsets)
  return { values: readJson(body, type, charsets) ?? readPairs(body, type, charsets), files: [] }
}

/** The first byte that is neither white space nor a control code. `find` takes three times as long as a loop for millions of bytes. */
function firstSign(body: Uint8Array): number | undefined {
  for (let at = 0; at < body.length; at++) if ((body[at] as number) > 32) return body[at]
  return
}

function readParts(body: Uint8Array, parts: Part[], charsets: Charsets): Read {
  const fields = parts.filter(({ file }) => file === undefined)
  const share = fairShare(fields.map(({ bytes }) => bytes.length))
  const pairs = fields.map(({ name, bytes }): Pair => [nameOf(name), beginningOf(bytes, share)])
  const charsetHints = [parts.find(({ charset }) => charset)?.charset, tellingCharset(pairs), ...charsets]
  const named = parts.flatMap(({ name, file }) => (file === undefined ? [] : [nameOf(name), nameOf(file)]))
  const decode = decoderFor([...pairs.flat(), ...named], charsetHints)
  const files = parts.flatMap((part) => {
    const { name, file, type, raw, encoding } = part
    if (file === undefined || (file.length === 0 && raw.length === 0)) return [] // a file input without a file
    const place = { ...placeOf(raw, body), encoding }
    return [{ field: decode(nameOf(name)), name: plainName(decode(nameOf(file))), type, bytes: part.bytes, place }]
  })
  const fieldTexts = pairs.map(([name, value]) => [decode(name), decode(value)] as const)
  const names = files.map(({ field, name }) => [field, name] as const) // as browsers do in a URL-encoded form
  return { values: treeOf([...fieldTexts, ...names]), files }
}

/**
 * The bytes of a field that may become its text, up to a whole character, which has at most four bytes in any charset. Decoding all of a field
 * of many megabytes would block the thread.
 */
function beginningOf(bytes: Uint8Array, least: number): Uint8Array {
  let end = least + 4
  if (bytes.length <= end) return bytes
  while (end > least && ((bytes[end] as number) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}

/** How many bytes of each field are decoded: all together as many as the longest text may have, so that a short field is whole beside long ones. */
function fairShare(sizes: number[]): number {
  let left = 4 * treeLimits.text
  for (const [index, size] of sizes.sort((a, b) => a - b).entries()) {
    const share = left / (sizes.length - index)
    if (size > share) return share - (share % 4)
    left -= size
  }
  return 4 * treeLimits.text
}

/** The bytes of a name that are decoded. */
function nameOf(bytes: Uint8Array): Uint8Array {
  return beginningOf(bytes, 4 * treeLimits.name)
}

function placeOf(raw: Uint8Array, body: Uint8Array) {
  return { start: raw.byteOffset - body.byteOffset, length: raw.byteLength }
}

/** A file name without folders, which old browsers send, and without invalid characters. */
function plainName(name: string): string {
  const last = name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .slice(0, 4 * fileNameLimit)
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
  return truncate(last, fileNameLimit) || 'file'
}

/** The body as JSON; undefined when it is invalid and may be pairs. A list with one object stands for that object. */
function readJson(body: Uint8Array, type: string, charsets: Charsets): Branch | undefined {
  const isDeclared = /\bjson\b/i.test(type)
  if (!isDeclared && !mayBegin(body)) return
  const text = decodeWhole(body, charsets)
    .replace(/^\ufeff/, '')
    .trim()
  if (!isDeclared && !/^[{[]/.test(text)) return
  const value = parse(text)
  if (value === undefined) {
    if (isPair(text)) return
    throw new Unreadable('broken JSON')
  }
  const tree = cleanTree(Array.isArray(value) && value.length === 1 ? value[0] : value)
  if (Array.isArray(tree)) return Object.assign(branch(), { items: tree })
  if (isBranch(tree)) return tree
  throw new Unreadable('JSON without an object')
}

/** Whether an `=` comes before any JSON bracket. */
function isPair(text: string): boolean {
  const place = text.indexOf('=')
  return place >= 0 && !/[{["]/.test(text.slice(0, place))
}

/** Whether the first byte may open a JSON object or list, after white space, a byte order mark and NUL bytes. */
function mayBegin(body: Uint8Array): boolean {
  const first = firstSign(body) ?? 0
  return first > 127 || first === 0x7b || first === 0x5b
}

function parse(text: string): unknown {
  try {
    return /^[{[]/.test(text) ? parseBounded(text, treeLimits) : JSON.parse(text)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    return undefined
  }
}

function readPairs(body: Uint8Array, type: string, charsets: Charsets): Branch {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const text = bytes.toString('latin1')
  const isPlain = /^\s*text\/plain/i.test(type) && isLines(text.trim())
  const decodedPairs = isPlain ? undefined : fastPairs(text, charsets)
  if (decodedPairs) return treeOf(decodedPairs)
  const pairs = isPlain ? linesOf(bytes) : pairsOf(bytes)
  if (!bytes.includes('=') || pairs.length === 0) throw new Unreadable('no form and no JSON')
  return treeOf(texts(pairs, [tellingCharset(pairs), ...charsets]))
}

function texts(pairs: Pair[], charsets: Charsets): [string, string][] {
  const decode = decoderFor(pairs.flat(), charsets)
  return pairs.map(([name, value]) => [decode(name), decode(value)])
}

/** The pairs of a query or form as bytes, since the charset is known only when all are read. */
function pairsOf(bytes: Buffer): Pair[] {
  return splitPairs(bytes.toString('latin1')).map(([name, value]) => [percentDecode(name), percentDecode(value)])
}

/** The names and values of a query or form, still encoded; pairs without a name are dropped. */
function splitPairs(text: string): [name: string, value: string][] {
  const parts = text.replace(/^\?/, '').split('&', treeLimits.values + 1)
  if (parts.length > treeLimits.values) throw tooMany()
  return parts.flatMap((part) => {
    const pair = spaced(part.trim())
    const place = pair.indexOf('=')
    if (place < 0) return pair === '' ? [] : [[pair, '']]
    return place === 0 ? [] : [[pair.slice(0, place), pair.slice(place + 1)]]
  })
}

/** Replaces `+` with spaces byte by byte: `replaceAll` takes a tenth of a second for a million. */
function spaced(escaped: string): string {
  if (!escaped.includes('+')) return escaped
  const bytes = Buffer.from(escaped, 'latin1')
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0x2b) bytes[at] = 0x20
  return bytes.toString('latin1')
}

/** The fast path for nearly all forms: percent-encoded UTF-8 without another declared charset is decoded as text. */
function fastPairs(text: string, charsets: Charsets): [string, string][] | undefined {
  if (!text.includes('=') || /[^!-~]/.test(text)) return
  if (charsets.some((each) => each !== undefined && !/^utf-?8$/i.test(each))) return
  try {
    const pairs = splitPairs(text).map(([name, value]): [string, string] => [unescapedText(name), unescapedText(value)])
    return pairs.length === 0 || pairs.some(([name]) => telling.test(name)) ? undefined : pairs
  } catch (error) {
    if (error instanceof Unreadable) throw error
    return // it contains bytes that are not UTF-8
  }
}

function unescapedText(escaped: string): string {
  return decodeURIComponent(escaped).replace(/^\ufeff/, '')
}

function isLines(text: string): boolean {
  return text.includes('\n') || !text.includes('&')
}

/** A form that is sent as `text/plain`: one line per field. A line without a name continues the one before. */
function linesOf(bytes: Buffer): Pair[] {
  const lines = bytes.toString('latin1').split(/\r?\n/, maxTextLines + 1)
  if (lines.length > maxTextLines) throw new Unreadable(`over ${maxTextLines} lines`)
  const fields: [string, string][] = []
  for (const line of lines) {
    const place = line.indexOf('=')
    const last = fields.at(-1)
    if (place > 0) fields.push([line.slice(0, place), line.slice(place + 1)])
    else if (last && line !== '') last[1] += `\n${line}`
  }
  return fields.map(([name, value]) => [Buffer.from(name, 'latin1'), Buffer.from(value, 'latin1')])
}

/** The number of lines in a `text/plain` form. */
const maxTextLines = 10_000

const telling = /^(_charset_|fields\[charset\]|charset)$/i

/** The charset that a field of the form declares: the browsers' `_charset_`, or that of the vendor's clients. */
function tellingCharset(pairs: Pair[]): string | undefined {
  const found = pairs.find(([name]) => telling.test(Buffer.from(name).toString('latin1')))
  return found && Buffer.from(found[1]).toString('latin1')
}
