import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, contentsOf } from '../../test/contents.ts'
import { sheetsOf, unzipped } from '../../test/xlsx.ts'
import type { Lead } from '../domain/lead.ts'
import { fileOptions } from './file.ts'
import type { FileOptions } from './options.ts'
import { writeXlsx } from './xlsx.ts'

const limits = { rows: 1_048_576, bytes: 2 ** 30 }

async function written(leads: Partial<Lead>[], chosen: Partial<FileOptions>, within = limits) {
  const contents = contentsOf(leads)
  return bytesOf(writeXlsx(contents, fileOptions(contents.project, chosen), within))
}

test('cells have types: texts, numbers, dates of the zone', async () => {
  const columns = ['id', 'creation_date', 'title', 'price', 'paid_date', 'status_name'] as const
  const noon = Date.parse('2024-01-15T11:00:00Z') / 1000
  const lead = { title: '=1+1', price: 1_250_050, creationDate: noon, paidDate: null }
  const [sheet] = sheetsOf(await written([lead], { columns }))
  expect(sheet).toEqual([
    ['Number', 'Created (Europe/Berlin)', 'Title', 'Price', 'Paid (Europe/Berlin)', 'Status'],
    ['1', { days: 45_306.5 }, '=1+1', 12_500.5, null, 'В работе'],
  ])
})

test('exact: names, and times in UTC as texts', async () => {
  const [sheet] = sheetsOf(await written([{}], { columns: ['creation_date', 'price'], exact: true }))
  expect(sheet).toEqual([['creation_date', 'price'], ['2024-01-15T10:00:00Z']])
})

describe('a date', () => {
  test.each<[string, string, unknown]>([
    ['is never a moment too early for who cuts off', '2026-11-25T16:20:28Z', { days: 46_351.722546297 }],
    [
      'before March 1900, where spreadsheets err, is a text',
      '1900-02-28T00:00:00Z',
      expect.stringMatching(/^1900-02-28 /),
    ],
    [
      'that clocks show for the second time is a text with its offset',
      '2024-10-27T01:30:00Z',
      '2024-10-27 02:30:00+01:00',
    ],
    ['at the end of time', '9999-12-31T20:00:00Z', { days: 2_958_465.875 }],
  ])('%s', async (_, date, cell) => {
    const [sheet] = sheetsOf(await written([{ creationDate: Date.parse(date) / 1000 }], { columns: ['creation_date'] }))
    expect(sheet?.[1]).toEqual([cell])
  })
})

test('a text over the limit of a cell is cut and ends with a mark', async () => {
  const texts = ['я'.repeat(32_767), 'я'.repeat(32_768), `${'я'.repeat(32_762)}👩${'я'.repeat(10)}`]
  const [sheet] = sheetsOf(
    await written(
      texts.map((text) => ({ text })),
      { columns: ['text'] },
    ),
  )
  const ended = `${'я'.repeat(32_763)} […]`
  expect(sheet?.slice(1)).toEqual([[texts[0]], [ended], [`${'я'.repeat(32_762)} […]`]])
})

test.each<[string, number, number[]]>([
  ['no lead at all', 0, [0]],
  ['as many as a sheet holds', 4, [4]],
  ['one more', 5, [4, 1]],
  ['many more', 13, [4, 4, 4, 1]],
])('sheets of four rows and a head: %s', async (_, count, rows) => {
  const file = await written(
    Array.from({ length: count }, () => ({})),
    { columns: ['id'] },
    { ...limits, rows: 5 },
  )
  const sheets = sheetsOf(file)
  expect(sheets.map((sheet) => sheet.length - 1)).toEqual(rows)
  for (const sheet of sheets) expect(sheet[0]).toEqual(['Number'])
  const ids = sheets.flatMap((sheet) => sheet.slice(1).flat())
  expect(ids).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)))
  for (const name of ['workbook.xml', '_rels/workbook.xml.rels', 'worksheets/sheet1.xml'])
    expect([...unzipped(file).keys()]).toContain(`xl/${name}`)
})

test('rows beyond the limit of a sheet go into another one', async () => {
  const sheets = sheetsOf(
    await written(
      Array.from({ length: 9 }, () => ({})),
      { columns: ['id'] },
      { ...limits, bytes: 100 },
    ),
  )
  expect(sheets.map((sheet) => sheet.length - 1)).toEqual([3, 3, 3])
})

test('every text is read back unchanged', async () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '_',
          'x',
          '0041',
          '_x0041_',
          '&',
          '<',
          '>',
          ']]>',
          '\r',
          '\n',
          '\v',
          '\u0085',
          '\uFFFE',
          '👩',
          ' ',
        ),
      )
      .map((all) => all.join('')),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 20 }), async (texts) => {
      const [sheet] = sheetsOf(
        await written(
          texts.map((title) => ({ title })),
          { columns: ['title'] },
        ),
      )
      expect(sheet?.slice(1).flat()).toEqual(texts)
    }),
    { numRuns: 30, examples: [[['_x0041_', '_x0041\u0085', '_x004\u0085']]] },
  )
})
