import { writeMoney, writeTime } from '../json/values.ts'
import type { ExportContents } from '../store/store.ts'
import { cellsOf, type KindWriters } from './columns.ts'
import type { FileOptions } from './options.ts'

/**
 * Writes one JSON object per line with the values of the API: ids and prices are strings, times in UTC, null is unset.
 * @public
 */
export async function* writeJsonl(contents: ExportContents, { columns }: FileOptions): AsyncGenerator<string> {
  const cells = cellsOf(columns, contents, jsonCells, 'null')
  const names = columns.map((name, index) => `${index === 0 ? '{' : ','}"${name}":`)
  for await (const some of contents.leads) {
    let lines = ''
    for (const lead of some) {
      for (const [index, cell] of cells(lead).entries()) lines += names[index] + cell
      lines += '}\n'
    }
    yield lines
  }
}

/** The writer that runs in the thread of an export. */
export const jsonlWriter = { name: 'writeJsonl', write: writeJsonl } as const

const jsonCells: KindWriters<string> = {
  text: (value) => JSON.stringify(value),
  id: (value) => `"${value}"`,
  time: (seconds) => `"${writeTime(seconds)}"`,
  money: (hundredths) => `"${writeMoney(hundredths)}"`,
  number: String,
}
