import { expect, test } from 'vitest'
import { readReceipts } from './read.ts'

test('parsing a response of thousands of submissions yields to the event loop', async () => {
  const fields = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`Вопрос ${index}`, 'ответ']))
  const rows = Array.from({ length: 4_000 }, (_, index) => ({
    ...{ id: String(index + 1), creation_date: '2024-01-20 10:00:00', order_id: '1', order_fields: fields },
  }))
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  const { read } = await readReceipts(rows)
  isOver = true
  expect(read).toHaveLength(4_000)
  expect(turns).toBeGreaterThan(20)
})
