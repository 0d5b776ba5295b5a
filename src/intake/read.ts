import { fileNameLimit, type Sent } from '../domain/receipt.ts'
import { parseBounded } from './bounded-json.ts'
import { decoderFor, decodeWhole } from './charset.ts'
import { type Input, type InputFile, Unreadable } from './input.ts'
import { isMultipart, type Part, partsOf } from './multipart.ts'
import { type Branch, branch, cleanTree, isBranch, merged, tooMany, treeLimits, treeOf } from './tree.ts'
import { truncate } from './truncate.ts'
import { unescaped } from './unescaped.ts'

/**
 * Reads what was sent: the pairs of the query, and the body over them, which is a form, multipart or JSON whatever its type says, in any
 * charset. Throws `Unreadable` for what is none of them, broken, or without measure, which is counted before it is taken apart.
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
  if (!body.some((byte) => byte > 32)) return { values: branch(), files: [] }
  if (isMultipart(body, type)) return readParts(body, partsOf(body, type), charsets)
  return { values: readJson(body, type, charsets) ?? readPairs(body, type, charsets), files: [] }
}

function readParts(body: Uint8Array, parts: Part[], charsets: Charsets): Read {
  const fields = parts.filter(({ file }) => file === undefined)
  const pairs = fields.map(({ name, bytes }): Pair => [name, bytes])
  const charsetHints = [parts.find(({ charset }) => charset)?.charset, tellingCharset(pairs), ...charsets]
  const decode = decoderFor(
    parts.flatMap(({ name, file, bytes }) => (file === undefined ? [name, bytes] : [name, file])),
    charsetHints,
  )
  const files = parts.flatMap(({ name, file, type, bytes, raw, encoding }) =>
    file === undefined || (file.length === 0 && bytes.length === 0) // a field for files in which none was chosen
      ? []
      : [
          {
            field: decode(name),
            name: plainName(decode(file)),
            type,
            bytes,
            place: { ...placeOf(raw, body), encoding },
          },
        ],
  )
  const fieldTexts = pairs.map(([name, value]) => [decode(name), decode(value)] as const)
  const names = files.map(({ field, name }) => [field, name] as const) // as of a form that is sent without its files
  return { values: treeOf([...fieldTexts, ...names]), files }
}

function placeOf(raw: Uint8Array, body: Uint8Array) {
  return { start: raw.byteOffset - body.byteOffset, length: raw.byteLength }
}

/** The name of a file without the folders that old browsers tell, and without what no name may hold. */
function plainName(name: string): string {
  const last = name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .slice(0, 4 * fileNameLimit)
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
  return truncate(last, fileNameLimit) || 'file'
}

/** The body as JSON; undefined when it is none and may be pairs. A list of one object is that object. */
function readJson(body: Uint8Array, type: string, charsets: Charsets): Branch | undefined {
  const isTold = /\bjson\b/i.test(type)
  if (!isTold && !mayBegin(body)) return
  const text = decodeWhole(body, charsets)
    .replace(/^\ufeff/, '')
    .trim()
  if (!isTold && !/^[{[]/.test(text)) return
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

/** Whether an `=` stands before anything that JSON begins with. */
function isPair(text: string): boolean {
  const place = text.indexOf('=')
  return place >= 0 && !/[{["]/.test(text.slice(0, place))
}

/** Whether the first byte that is not white, nor of a mark or of a wide letter, may open an object or a list. */
function mayBegin(body: Uint8Array): boolean {
  const first = body.find((byte) => byte > 32) ?? 0
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
  const usual = isPlain ? undefined : usualPairs(text, charsets)
  if (usual) return treeOf(usual)
  const pairs = isPlain ? linesOf(bytes) : pairsOf(bytes)
  if (!bytes.includes('=') || pairs.length === 0) throw new Unreadable('no form and no JSON')
  return treeOf(texts(pairs, [tellingCharset(pairs), ...charsets]))
}

function texts(pairs: Pair[], charsets: Charsets): [string, string][] {
  const decode = decoderFor(pairs.flat(), charsets)
  return pairs.map(([name, value]) => [decode(name), decode(value)])
}

/** The pairs of a query or of a form, as bytes: their charset is known only when all are read. */
function pairsOf(bytes: Buffer): Pair[] {
  return splitPairs(bytes.toString('latin1')).map(([name, value]) => [unescaped(name), unescaped(value)])
}

/** The names and values of a query or of a form, escaped as they are; what has no name is none. */
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

/** With spaces for `+`, byte by byte: to replace a million of them takes the language a tenth of a second. */
function spaced(escaped: string): string {
  if (!escaped.includes('+')) return escaped
  const bytes = Buffer.from(escaped, 'latin1')
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0x2b) bytes[at] = 0x20
  return bytes.toString('latin1')
}

/** The pairs of a form as nearly all are sent, in escaped UTF-8 that nothing calls otherwise: its values need not be looked at as bytes. */
function usualPairs(text: string, charsets: Charsets): [string, string][] | undefined {
  if (!text.includes('=') || /[^!-~]/.test(text)) return
  if (charsets.some((each) => each !== undefined && !/^utf-?8$/i.test(each))) return
  try {
    const pairs = splitPairs(text).map(([name, value]): [string, string] => [unescapedText(name), unescapedText(value)])
    return pairs.length === 0 || pairs.some(([name]) => telling.test(name)) ? undefined : pairs
  } catch (error) {
    if (error instanceof Unreadable) throw error
    return // not all of it is
  }
}

function unescapedText(escaped: string): string {
  return decodeURIComponent(escaped).replace(/^\ufeff/, '')
}

function isLines(text: string): boolean {
  return text.includes('\n') || !text.includes('&')
}

/** A form that is sent as `text/plain`: a line a field; a line without a name goes on with the last one. */
function linesOf(bytes: Buffer): Pair[] {
  const lines = bytes.toString('latin1').split(/\r?\n/, longestForm + 1)
  if (lines.length > longestForm) throw new Unreadable(`over ${longestForm} lines`)
  const fields: [string, string][] = []
  for (const line of lines) {
    const place = line.indexOf('=')
    const last = fields.at(-1)
    if (place > 0) fields.push([line.slice(0, place), line.slice(place + 1)])
    else if (last && line !== '') last[1] += `\n${line}`
  }
  return fields.map(([name, value]) => [Buffer.from(name, 'latin1'), Buffer.from(value, 'latin1')])
}

/** How many lines a form may have that is sent as `text/plain`. */
const longestForm = 10_000

function charsetOf(type: string): string | undefined {
  const place = type.toLowerCase().indexOf('charset')
  return place < 0 ? undefined : /^charset\s*=\s*"?([^\s";]+)/i.exec(type.slice(place))?.[1]
}

const telling = /^(_charset_|fields\[charset\]|charset)$/i

/** The charset that a form tells among its fields: as browsers do, or as the vendor's clients do. */
function tellingCharset(pairs: Pair[]): string | undefined {
  const found = pairs.find(([name]) => telling.test(Buffer.from(name).toString('latin1')))
  return found && Buffer.from(found[1]).toString('latin1')
}
