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

/** The reason for a refused row as a sentence. */
export function reasonOf({ line, fault }: RefusedRow, language: Language): string {
  const refusal = new Refusal(fault.code, { line, ...fault.params } as never)
  return language === 'ru' ? russian(refusal) : english(refusal)
}

/** The number of refusals that are read from the store at once. */
const page = 500

/**
 * Writes the refused rows of an import as a file that people can correct and load again. Each row is the reason, then the original row. A CSV
 * keeps its bytes; other formats become a CSV in UTF-8.
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

    /** Opens a snapshot for each page: one that stays open for a slow client would keep the database from removing old row versions. */
    async function refusedAfter(row: number): Promise<RefusedRow[]> {
      const reads = await openReads()
      return reads.imports.refusals(project.id, id, row, page).finally(reads.close)
    }
  },
}

/** The byte order mark, by which spreadsheets recognise UTF-8. */
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
    const begins = fault && bytes.length === 0 // a line over the limit has no bytes, only its beginning
    const known = begins ? [write(sign ? head.replaceAll(sign, sign + sign) : head.replaceAll(other, ' '))] : bytes
    const whole = Buffer.concat([write(reason.replaceAll(sign || other, '')), iconv.encode(other, name), ...known])
    return /[\r\n]$/.test(whole.subarray(-1).toString('latin1')) ? whole : Buffer.concat([whole, Buffer.from('\r\n')])
  }
  return { line }
}
