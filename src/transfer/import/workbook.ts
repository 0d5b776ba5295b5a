import { type FileHandle, open } from 'node:fs/promises'
import { type Entry, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import { refusal } from '../../domain/refusal.ts'
import { detachString } from './detach-string.ts'
import { attribute, type XmlHandler, xmlScanner } from './xml.ts'

/** A workbook: its sheets, its shared strings, and the indexes of the cell styles that show dates. */
export type Workbook = {
  sheets: { name: string; path: string }[]
  texts: string[]
  dateStyles: Set<number>
  is1904: boolean
}

/** Limits: characters of shared strings in memory, parts, and the compression ratio above which a part over `harmless` bytes is a ZIP bomb. */
const [mostTexts, mostParts, ratio, harmless] = [40_000_000, 10_000, 200, 50_000_000]
/** The minimum that a shared string counts as, in characters, since even an empty one takes memory. */
const leastText = 8

/** Opens a workbook. `scan` reads the XML of one of its parts. Refuses a file that is not a readable workbook. */
export async function openWorkbook(path: string) {
  const file = await open(path, 'r')
  try {
    const scan = scanner(await partsOf(file))
    return { book: await readBook(scan), scan, close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function partsOf(file: FileHandle): Promise<Map<string, FileEntry>> {
  const { configure } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false }) // this is a worker thread already
  const { size } = await file.stat()
  const parts = new Map<string, FileEntry>()
  let count = 0
  try {
    for await (const entry of new ZipReader(new PlaceReader(file, size)).getEntriesGenerator()) {
      if (++count > mostParts) unreadable()
      if (isFile(entry)) parts.set(entry.filename.replace(/^\//, ''), entry)
    }
    return parts
  } catch {
    unreadable()
  }
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory
}

/** Returns a function that scans the XML of a part. A missing part counts as empty. */
function scanner(parts: Map<string, FileEntry>) {
  return async function* scan(name: string, handler: XmlHandler): AsyncGenerator<void> {
    const entry = parts.get(name)
    if (!entry) return
    if (entry.encrypted) throw refusal('import-unreadable', { reason: 'encrypted' })
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const filling = entry.getData(writable, { checkSignature: false })
    filling.catch(() => {}) // the readable side reports the error too
    const feed = xmlScanner(handler)
    const decoder = new TextDecoder()
    let size = 0
    try {
      for await (const chunk of readable as unknown as AsyncIterable<Uint8Array>) {
        size += chunk.length
        if (size > harmless && size > entry.compressedSize * ratio) throw refusal('import-bomb', {})
        if (!feed(decoder.decode(chunk, { stream: true }))) unreadable()
        yield
      }
      await filling.catch(unreadable)
    } catch (error) {
      return rethrow(error)
    }
  }
}

function rethrow(error: unknown): never {
  if (error instanceof Error && error.name === 'Refusal') throw error
  unreadable()
}

function unreadable(): never {
  throw refusal('import-unreadable', { reason: 'damaged' })
}

async function readBook(scan: ReturnType<typeof scanner>): Promise<Workbook> {
  const named: { name: string; id: string }[] = []
  const targets = new Map<string, string>()
  let is1904 = false
  await run(
    scan('xl/workbook.xml', {
      open(name, attributes) {
        if (name === 'sheet' && named.length < 1_000)
          named.push({ name: attribute(attributes, 'name') ?? '', id: attribute(attributes, 'r:id') ?? '' })
        if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      },
      close() {},
      text() {},
    }),
  )
  await run(
    scan('xl/_rels/workbook.xml.rels', {
      open(name, attributes) {
        if (name !== 'Relationship') return
        const target = attribute(attributes, 'Target') ?? ''
        targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      },
      close() {},
      text() {},
    }),
  )
  const sheets = named.map(({ name, id }, index) => ({
    name,
    path: targets.get(id) ?? `xl/worksheets/sheet${index + 1}.xml`,
  }))
  if (sheets.length === 0) unreadable()
  return { sheets, is1904, texts: await readTexts(scan), dateStyles: await readStyles(scan) }
}

async function run(scanning: AsyncGenerator<void>): Promise<void> {
  for await (const _ of scanning);
}

async function readTexts(scan: ReturnType<typeof scanner>): Promise<string[]> {
  const texts: string[] = []
  let size = 0
  let text: string | undefined
  let isText = false
  let depth = 0
  await run(
    scan('xl/sharedStrings.xml', {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') depth++ // a phonetic guide, which is no part of the text
        if (name === 't') isText = depth === 0
      },
      close(name) {
        if (name === 't') isText = false
        if (name === 'rPh') depth--
        if (name !== 'si') return
        texts.push(unescaped(detachString(text ?? '')))
        size += Math.max(leastText, text?.length ?? 0)
        if (size > mostTexts) throw refusal('import-unreadable', { reason: 'too-many-texts' })
      },
      text(part) {
        if (isText) text += part
      },
    }),
  )
  return texts
}

/** The cell styles with a date format: a built-in one, or a custom one with days, months, years or hours. */
async function readStyles(scan: ReturnType<typeof scanner>): Promise<Set<number>> {
  const own = new Set<number>()
  const dates = new Set<number>()
  let isCells = false
  let index = 0
  await run(
    scan('xl/styles.xml', {
      open(name, attributes) {
        if (name === 'numFmt' && isDateFormat(attribute(attributes, 'formatCode') ?? ''))
          own.add(Number(attribute(attributes, 'numFmtId')))
        if (name === 'cellXfs') isCells = true
        if (name !== 'xf' || !isCells) return
        const format = Number(attribute(attributes, 'numFmtId') ?? 0)
        if ((format >= 14 && format <= 22) || (format >= 45 && format <= 47) || own.has(format)) dates.add(index)
        index++
      },
      close(name) {
        if (name === 'cellXfs') isCells = false
      },
      text() {},
    }),
  )
  return dates
}

function isDateFormat(code: string): boolean {
  return /[dmyh]/i.test(code.slice(0, 300).replace(/"[^"]*"?|\[[^\]]*\]?|\\./g, ''))
}

/** Decodes the escapes `_xHHHH_`, by which a workbook writes characters that XML does not allow. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** The limit of one read, in bytes. The library reads the central directory at once, in the size that the file claims. */
const mostRead = 64_000_000

/** Random access to a file for the ZIP library, which begins at the end. */
class PlaceReader extends Reader<FileHandle> {
  readonly #file: FileHandle

  constructor(file: FileHandle, size: number) {
    super(file)
    this.#file = file
    this.size = size
  }

  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset))
    if (wanted > mostRead) unreadable()
    const bytes = new Uint8Array(wanted)
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, offset)
    return bytes.subarray(0, bytesRead)
  }
}
