import { open } from 'node:fs/promises'
import type { ParseOptions } from '../../domain/import.ts'
import { refusal } from '../../domain/refusal.ts'
import { readCsvFile } from './csv-file.ts'
import { encodingOf, scanText, separationOf } from './detect-text.ts'
import type { FileRow } from './file-row.ts'
import { knownHeadings } from './headings.ts'
import { readLines } from './lines.ts'
import { aboutWorkbook, readXlsxFile } from './xlsx-file.ts'

/** The rows in which the header is searched, and the bytes of a text that detection reads. */
const [headRows, headBytes] = [30, 262_144]

/** Detects how to parse a file. Refuses an empty file and one that is not a table, and names its kind. */
export async function detectReading(path: string, timeZone: string): Promise<Detected> {
  const head = await firstBytes(path)
  if (head.length === 0) throw refusal('import-empty', {})
  const begin = beginningOf(head)
  const foreign = signatures.find(([sign]) => begin.startsWith(sign.toLowerCase()))
  if (foreign) throw refusal('import-not-table', { kind: foreign[1] })
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return detectWorkbook(path, timeZone)
  return { reading: await detectText(path, timeZone), sheets: [], is1904: false }
}

type Detected = { reading: ParseOptions; sheets: string[]; is1904: boolean }

/** The first characters of a file in lower case, without byte order mark and leading white space. */
function beginningOf(head: Buffer): string {
  const isWide = head[0] === 0xff && head[1] === 0xfe
  const text = head.subarray(0, 512).toString(isWide ? 'utf16le' : 'latin1')
  return text
    .replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '')
    .trimStart()
    .toLowerCase()
}

/** The beginnings of other kinds of files that people upload as tables. */
const signatures: [string, string][] = [
  ['%pdf', 'PDF'],
  ['\u00d0\u00cf\u0011\u00e0', 'XLS'],
  ['<!doctype', 'HTML'],
  ['<html', 'HTML'],
  ['<table', 'HTML'],
  ['<?xml', 'XML'],
  ['\u0089png', 'PNG'],
  ['\u00ff\u00d8\u00ff', 'JPEG'],
  ['rar!', 'RAR'],
  ['7z\u00bc', '7z'],
  ['\u001f\u008b', 'GZIP'],
]

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function detectWorkbook(path: string, timeZone: string): Promise<Detected> {
  const { sheets, is1904 } = await aboutWorkbook(path)
  const plain: ParseOptions = {
    format: 'xlsx',
    encoding: null,
    separator: null,
    quote: null,
    headerRow: 1,
    sheet: null,
    timeZone,
  }
  for (const sheet of sheets.slice(0, 10)) {
    const reading = { ...plain, sheet }
    const rows = await first(readXlsxFile(path, reading))
    if (rows.length > 0) return { reading: { ...reading, headerRow: headerOf(rows) }, sheets, is1904 }
  }
  throw refusal('import-empty', {})
}

async function detectText(path: string, timeZone: string): Promise<ParseOptions> {
  const looked = await scanText(path)
  const encoding = encodingOf(looked)
  if (isBinary(looked.head, encoding)) throw refusal('import-not-table', { kind: 'binary' })
  const lines = await firstLines(path, encoding)
  const plain: ParseOptions = {
    format: 'csv',
    encoding,
    separator: null,
    quote: null,
    headerRow: 0,
    sheet: null,
    timeZone,
  }
  const [line] = lines
  if (line === undefined) throw refusal('import-empty', {})
  if (line.trimStart().startsWith('{')) return { ...plain, format: 'jsonl' }
  const marked = /^sep=([;,\t|])$/i.exec(line.trim())?.[1] as ParseOptions['separator'] | undefined
  const reading = { ...plain, ...separationOf(lines.slice(marked ? 1 : 0), marked) }
  const rows = (await first(readCsvFile(path, reading, headBytes))).slice(marked ? 1 : 0)
  return { ...reading, headerRow: headerOf(rows) }
}

function isBinary(head: Buffer, encoding: ParseOptions['encoding']): boolean {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return false
  const some = head.subarray(0, 4_096)
  const odd = some.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)).length
  return odd > some.length / 50
}

async function firstLines(path: string, encoding: NonNullable<ParseOptions['encoding']>): Promise<string[]> {
  const lines: string[] = []
  for await (const some of readLines(path, encoding, headBytes))
    for (const { text } of some)
      if (text !== undefined && text.trim() !== '' && lines.length < 200) lines.push(text.replace(/\r?\n$|\r$/, ''))
  return lines
}

async function first(rows: AsyncGenerator<FileRow[]>): Promise<FileRow[]> {
  const found: FileRow[] = []
  for await (const some of rows) {
    found.push(...some)
    if (found.length >= headRows) break
  }
  return found.slice(0, headRows)
}

/** The line of the header: among wide enough rows, the one with the most known names, else the first without data. 0 for none. */
function headerOf(all: readonly FileRow[]): number {
  const rows = all.filter(({ fault }) => fault?.code !== 'row-too-long')
  const usual = widthOf(rows)
  const scored = rows.slice(0, 20).map(({ line, cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '')
    const isWide = filled.length * 2 > usual || filled.length === usual
    const looksLikeData = filled.some((cell) => isValue(cell.trim()))
    return { line, score: isWide ? knownHeadings(filled) * 10 + (looksLikeData ? 0 : 5) : 0 }
  })
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most), { line: 0, score: 0 })
  return best.line
}

/** The most common number of filled cells in a row. */
function widthOf(rows: readonly FileRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) {
    const width = cells.filter((cell) => cell.trim() !== '').length
    counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0]
}

/** Whether a cell is data rather than a column name: a number, a date, a phone or an e-mail. */
function isValue(cell: string): boolean {
  return values.some((value) => value.test(cell))
}

const values = [/^\d+$/, /^[+\d][\d\s.,:/()-]{3,40}$/, /^[^\s@]{1,100}@[^\s@]{1,100}$/]
