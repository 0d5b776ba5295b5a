import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useFolder } from '../../../test/faults/folder.ts'
import { importLimits, type ParseOptions } from '../../domain/import.ts'
import { openTable } from './table.ts'

const folder = useFolder()
const reading: ParseOptions = {
  ...{ format: 'csv', encoding: 'utf-8', separator: ';', quote: '"' },
  ...{ headerRow: 1, sheet: null, timeZone: 'Europe/Moscow' },
}

test.each([
  ['as many rows as an import may have are read', importLimits.rows, undefined],
  ['and one more is refused', importLimits.rows + 1, 'import-too-many-rows'],
])(
  '%s',
  async (_, count, code) => {
    const file = join(folder(), `${count}.csv`)
    writeFileSync(file, `n\n${'1\n'.repeat(count)}`)
    let read = 0
    const through = async () => {
      const { rows } = await openTable(file, reading)
      for await (const some of rows) read += some.length
    }
    expect(await through().catch((error) => error.code)).toBe(code)
    expect(read).toBeLessThanOrEqual(importLimits.rows)
    if (code === undefined) expect(read).toBe(count)
  },
  60_000,
)
