import { Duplex } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { createDeflateRaw, createGzip } from 'node:zlib'
import type { ZipWriter } from '@zip.js/zip.js'
import type { ExportContents } from '../store/store.ts'
import type { FileOptions } from './options.ts'
import { contentTypes, relations, sheetBegin, sheetEnd, styles, workbook, workbookRelations } from './xlsx-parts.ts'
import { type Rows, rowsOf } from './xlsx-rows.ts'

/** The limits of a sheet: rows by the format, and bytes below 4 GB, beyond which some programs cannot read a ZIP. */
const defaultLimits = { rows: 1_048_576, bytes: 3 * 2 ** 30 }

const encoder = new TextEncoder()

/** A workbook with typed cells. Leads beyond the limit of a sheet go into the next one. */
export function writeXlsx(
  contents: ExportContents,
  options: FileOptions,
  limits = defaultLimits,
): AsyncIterable<Uint8Array> {
  return writeWorkbook(rowsOf(contents, options), limits)
}

/** A workbook of any rows. */
export function writeWorkbook(rows: Rows, limits = defaultLimits): AsyncIterable<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writing = zipTo(writable).then((zip) => fill(zip, rows, limits))
  writing.catch((error) => writable.abort(error))
  return readable
}

/** The writer that runs in the thread of an export. */
export const xlsxWriter = { name: 'writeXlsx', write: writeXlsx } as const

async function zipTo(writable: WritableStream<Uint8Array>): Promise<ZipWriter<unknown>> {
  const { configure, ZipWriter } = await import('@zip.js/zip.js') // slow to load, and the server itself writes no file
  // an export already has a worker thread; for a level of its own the library would take WebAssembly, with 16 MB of memory each time
  configure({ useWebWorkers: false, CompressionStream: QuickCompression })
  return new ZipWriter(writable, { zip64: false })
}

/** Compresses at a fast level. The library needs `deflate-raw`, or `gzip`, from which it takes the checksum. */
class QuickCompression {
  readonly readable: ReadableStream
  readonly writable: WritableStream

  constructor(format: string) {
    const stream = format === 'gzip' ? createGzip({ level: 2 }) : createDeflateRaw({ level: 2 })
    const { readable, writable } = Duplex.toWeb(stream)
    this.readable = readable
    this.writable = writable
  }
}

/** Writes the parts of a workbook. Those that list the sheets come last, when the number of sheets is known. */
async function fill(zip: ZipWriter<unknown>, rows: Rows, limits: typeof defaultLimits): Promise<void> {
  await add(zip, '_rels/.rels', relations)
  let sheets = 0
  do {
    const sheet = ReadableStream.from(sheetOf(rows, limits, sheets === 0))
    await zip.add(`xl/worksheets/sheet${++sheets}.xml`, sheet as ReadableStream)
  } while (await rows.hasMore())
  await add(zip, 'xl/styles.xml', styles)
  await add(zip, 'xl/workbook.xml', workbook(sheets))
  await add(zip, 'xl/_rels/workbook.xml.rels', workbookRelations(sheets))
  await add(zip, '[Content_Types].xml', contentTypes(sheets))
  await zip.close()
}

async function* sheetOf(rows: Rows, limits: typeof defaultLimits, isFirst: boolean): AsyncGenerator<Uint8Array> {
  let bytes = 0
  let row = 1
  yield encoder.encode(sheetBegin(rows.widths, isFirst) + rows.head)
  while (row < limits.rows && bytes < limits.bytes) {
    const some = await rows.take(row + 1, limits.rows - row)
    if (some.count === 0) break
    row += some.count
    const part = encoder.encode(some.xml)
    bytes += part.length
    yield part
  }
  yield encoder.encode(sheetEnd)
}

async function add(zip: ZipWriter<unknown>, name: string, xml: string): Promise<void> {
  await zip.add(name, new Blob([xml]).stream())
}
