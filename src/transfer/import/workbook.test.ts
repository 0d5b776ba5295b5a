import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { useFolder } from '../../../test/faults/folder.ts'
import { withTexts } from '../../../test/ugly-files.ts'
import { openWorkbook } from './workbook.ts'

const folder = useFolder()
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** The heap size after a garbage collection, in bytes. */
function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

test('shared strings take only the memory of their characters, not of the XML around them', async () => {
  const file = join(folder(), 'texts.xlsx')
  const spoken = `<rPh sb="0" eb="1"><t>${'x'.repeat(2_000)}</t></rPh>`
  const texts = Array.from({ length: 20_000 }, (_, index) => `<si><t>Заказчик номер ${index}</t>${spoken}</si>`)
  writeFileSync(file, await withTexts(texts.join('')))
  const before = heap()
  const { book, close } = await openWorkbook(file)
  const taken = heap() - before
  expect([book.texts.length, book.texts[19_999]]).toEqual([20_000, 'Заказчик номер 19999'])
  expect(taken).toBeLessThan(15_000_000)
  await close()
})
