import type { RefusedRow } from '../../domain/import.ts'
import type { Language } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Task } from '../../store/store.ts'
import { sentence as english } from '../../texts/en.ts'
import { sentence as russian } from '../../texts/ru.ts'
import { quoted } from '../csv.ts'
import { defused } from '../formula.ts'
import type { FileRow } from './file-row.ts'
import type { ReadInput } from './read.ts'
import { openTable } from './table.ts'

/** Why a row was refused, in a language. */
export function reasonOf({ line, fault }: RefusedRow, language: Language): string {
  const refusal = new Refusal(fault.code, { line, ...fault.params } as never)
  return language === 'ru' ? russian(refusal) : english(refusal)
}

/** How many refused rows are read at once. */
const page = 500

/**
 * The refused rows of an import as a file that can be mended and loaded again: why, and the row as it stands in its file. A text keeps its
 * bytes; a sheet becomes a CSV in UTF-8.
 */
export const rejectedRows: Task<
  Pick<ReadInput, 'path' | 'reading' | 'project' | 'headings'> & { id: number },
  Uint8Array
> = {
  name: 'rejectedRows',
  atOnce: 4,
  async *run({ path, reading, project, headings: known, id }, openReads) {
    const { headings, header, rows } = await openTable(path, reading, { headings: known })
    const isText = reading.format === 'csv'
    const write = isText ? (await textWriter(reading)).line : tableLine
    const heading = { line: 0, cells: [...headings], bytes: (header?.bytes ?? []).map(withoutMark) }
    if (!isText || reading.encoding?.startsWith('utf')) yield Buffer.from(mark)
    yield write(heading, project.language === 'ru' ? 'Почему' : 'Why')
    let refused = await refusedAfter(0)
    let count = 0
    for await (const some of rows)
      for (const row of some) {
        count++
        const [next] = refused
        if (!next) return
        if (count !== next.row) continue
        yield write(row, reasonOf(next, project.language))
        refused.shift()
        if (refused.length === 0) refused = await refusedAfter(next.row)
      }

    /** A client who reads slowly holds no snapshot: that would keep the database from tidying up. */
    async function refusedAfter(row: number): Promise<RefusedRow[]> {
      const reads = await openReads()
      return reads.imports.refusals(project.id, id, row, page).finally(reads.close)
    }
  },
}

/** By it spreadsheets see that a text is UTF-8. */
const mark = '\uFEFF'

function withoutMark(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes.subarray(0, 3)).equals(Buffer.from(mark)) ? bytes.subarray(3) : bytes
}

function tableLine({ cells }: FileRow, reason: string): Uint8Array {
  return Buffer.from(`${[reason, ...cells].map((cell) => quoted(defused(cell))).join(';')}\r\n`)
}

async function textWriter({ encoding, separator, quote }: ReadInput['reading']) {
  const { default: iconv } = await import('iconv-lite')
  const name = encoding === null || encoding.startsWith('utf') ? 'utf8' : encoding
  const sign = quote ?? ''
  const other = separator ?? ','
  const write = (text: string) => iconv.encode(`${sign}${text.replace(/[\r\n]/g, ' ')}${sign}`, name)
  const line = ({ cells, bytes, fault }: FileRow, reason: string): Uint8Array => {
    const [head = ''] = cells
    const begins = fault && bytes.length === 0 // a line that is too long
    const known = begins ? [write(sign ? head.replaceAll(sign, sign + sign) : head.replaceAll(other, ' '))] : bytes
    const whole = Buffer.concat([write(reason.replaceAll(sign || other, '')), iconv.encode(other, name), ...known])
    return /[\r\n]$/.test(whole.subarray(-1).toString('latin1')) ? whole : Buffer.concat([whole, Buffer.from('\r\n')])
  }
  return { line }
}
