import { underflows } from '../../domain/decimal.ts'
import { importLimits, type ParseOptions } from '../../domain/import.ts'
import { refusal } from '../../domain/refusal.ts'
import { type FileRow, isUnclear } from './file-row.ts'
import { serialText } from './serial.ts'
import { formulaMark } from './values.ts'
import { openWorkbook, unescaped, type Workbook } from './workbook.ts'
import { attribute, type XmlHandler } from './xml.ts'

/** Reads the rows of a sheet in batches, without empty ones. Dates become texts such as `2024-03-05 10:00:00`. */
export async function* readXlsxFile(path: string, { sheet }: ParseOptions): AsyncGenerator<FileRow[]> {
  const { book, scan, close } = await openWorkbook(path)
  try {
    const found = book.sheets.find(({ name }) => name === sheet) ?? book.sheets[0]
    const reader = sheetReader(book)
    for await (const _ of scan(found?.path ?? '', reader.handler)) {
      const rows = reader.take()
      if (rows.length > 0) yield rows
    }
  } finally {
    await close()
  }
}

/** The names of the sheets, and whether the workbook counts days since 1904. */
export async function aboutWorkbook(path: string): Promise<{ sheets: string[]; is1904: boolean }> {
  const { book, close } = await openWorkbook(path)
  await close()
  return { sheets: book.sheets.map(({ name }) => name), is1904: book.is1904 }
}

function sheetReader(book: Workbook) {
  let rows: FileRow[] = []
  let cells: string[] = []
  let numbers: number[] = []
  let line = 0
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let hasFormula = false
  let hasValue = false
  let isValue = false
  let isTooWide = false
  let count = 0
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'row') {
        if (++count > importLimits.rows) throw refusal('import-too-many-rows', { limit: importLimits.rows }) // counts empty rows too
        line = Number(attribute(attributes, 'r')) || line + 1
        cells = []
        numbers = []
        column = -1
        isTooWide = false
      } else if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1
        type = attribute(attributes, 't') ?? 'n'
        style = Number(attribute(attributes, 's') ?? 0)
        value = ''
        hasFormula = false
        hasValue = false
      } else if (name === 'f') hasFormula = true
      else if (name === 'v' || name === 't') {
        isValue = true
        hasValue = true
      }
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'c') set(column, textOf())
      else if (name === 'row') end()
    },
    text(part) {
      if (isValue && value.length < importLimits.cell) value += part
    },
  }
  return { handler, take }

  function take(): FileRow[] {
    const some = rows
    rows = []
    return some
  }

  function set(at: number, text: string): void {
    if (at >= importLimits.columns) isTooWide ||= text !== ''
    else if (text !== '') {
      while (cells.length < at) cells.push('')
      cells[at] = text
      if (type === 'n' && isUnclear(text) && !book.dateStyles.has(style)) numbers.push(at)
    }
  }

  function end(): void {
    if (cells.every((cell) => cell.trim() === '')) return
    rows.push({
      line,
      cells,
      bytes: [],
      ...(numbers.length > 0 && { numbers }),
      ...(isTooWide && { fault: { code: 'row-too-wide', params: { limit: importLimits.columns } } }),
    })
  }

  /**
   * The text of the current cell. An empty text is a valid value of a formula only where the file says that it is a text: programs that compute no
   * formulas may write an empty value.
   */
  function textOf(): string {
    if (hasFormula && value === '' && !(hasValue && type === 'str')) return formulaMark
    if (type === 's') return value === '' ? '' : (book.texts[Number(value)] ?? '') // a blank cell with a style may have no number
    if (type === 'inlineStr' || type === 'str') return unescaped(value)
    if (type === 'b') return value === '1' ? 'true' : 'false'
    if (type === 'e') return ''
    const number = Number(value)
    if (value === '' || Number.isNaN(number) || type === 'd') return value
    return book.dateStyles.has(style) ? serialText(number, book.is1904) : plain(value, number)
  }
}

/** The index of a column: `BC23` is 54. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Writes whole numbers without exponent and decimals: `7.9161234567E10` may be a phone, `17.0` is 17. */
function plain(value: string, number: number): string {
  return /[.e]/i.test(value) && Number.isSafeInteger(number) && !underflows(value) ? String(number) : value
}
