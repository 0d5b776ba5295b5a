import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, contentsOf } from '../../test/contents.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { writeCsv } from './csv.ts'
import { fileOptions } from './file.ts'
import { armed } from './formula.ts'
import type { FileOptions } from './options.ts'

async function written(leads: Partial<Lead>[], chosen: Partial<FileOptions>, project: Partial<Project> = {}) {
  const contents = contentsOf(leads, project)
  return String(await bytesOf(writeCsv(contents, fileOptions(contents.project, chosen))))
}

const at = (text: string) => Date.parse(text) / 1000

test('for people: headings in their language, clocks of their zone, a mark for spreadsheets', async () => {
  const columns = ['id', 'creation_date', 'title', 'status_name', 'price'] as const
  const lead = { title: 'Окна; двери', price: 1_250_050 }
  expect(await written([lead], { columns }, { language: 'ru', timeZone: 'Europe/Moscow' })).toBe(
    '\uFEFFНомер;Дата создания (Europe/Moscow);Название;Статус;Сумма\r\n' +
      '1;2024-01-15 13:00:00;"Окна; двери";В работе;12500,50\r\n',
  )
  expect(await written([lead], { columns })).toBe(
    '\uFEFFNumber,Created (Europe/Berlin),Title,Status,Price\r\n' +
      '1,2024-01-15 11:00:00,"Окна; двери",В работе,12500.50\r\n',
  )
})

test('exact, for programs: names, UTC, nothing defused, no mark', async () => {
  const columns = ['id', 'creation_date', 'title', 'status', 'price'] as const
  expect(await written([{ title: '=1+1', price: 5 }], { columns, exact: true }, { language: 'ru' })).toBe(
    'id,creation_date,title,status,price\r\n1,2024-01-15T10:00:00Z,=1+1,0,0.05\r\n',
  )
})

describe('a cell', () => {
  test.each<[string, Partial<Lead>, string]>([
    ['unset is nothing', { text: null }, ''],
    ['empty is quoted, so that it is not unset', { text: '' }, '""'],
    ['quotes are doubled', { text: 'a "b"' }, '"a ""b"""'],
    ['lines stay in their cell', { text: 'a\nb\r\nc' }, '"a\nb\r\nc"'],
    ['another separator is quoted too', { text: 'a;b' }, '"a;b"'],
    ['spaces at the ends are kept', { text: ' a ' }, '" a "'],
    ['a formula is defused', { text: '=HYPERLINK("x")' }, `"'=HYPERLINK(""x"")"`],
    ['a plain phone stays as it is', { text: '+79991234567' }, '+79991234567'],
  ])('%s', async (_, lead, cell) => {
    expect(await written([lead], { columns: ['text'], bom: false })).toBe(`Text\r\n${cell}\r\n`)
  })
})

test('a local time that occurs twice has its offset the second time', async () => {
  const dates = ['2024-10-27T00:30:00Z', '2024-10-27T01:30:00Z', '2024-10-27T02:30:00Z']
  const leads = dates.map((date) => ({ creationDate: at(date) }))
  const [, ...cells] = (await written(leads, { columns: ['creation_date'] })).trimEnd().split('\r\n')
  expect(cells).toEqual(['2024-10-27 02:30:00', '2024-10-27 02:30:00+01:00', '2024-10-27 03:30:00'])
})

describe('another program reads every text back unchanged', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      "=cmd|' /C calc'!A0",
      '+7 (999) 123-45-67',
      '"',
      "'=",
      '\u202Eשלום',
      '👩‍👩‍👧',
      '\t',
      ',;',
      '\uFEFFx',
    ),
    fc
      .array(fc.constantFrom('"', "'", ',', ';', '\r', '\n', '=', '+', ' ', 'ё'), { maxLength: 8 })
      .map((all) => all.join('')),
  )
  const leads = fc.array(fc.record({ title: odd, text: fc.option(odd), phone: fc.option(odd) }), { minLength: 1 })

  test.each<[string, Partial<FileOptions>]>([
    ['safe, with commas', { separator: ',' }],
    ['safe, with semicolons', { separator: ';' }],
    ['exact', { exact: true }],
  ])('%s', async (_, chosen) => {
    await fc.assert(
      fc.asyncProperty(leads, async (given) => {
        const columns = ['id', 'title', 'text', 'phone'] as const
        const text = await written(given, { ...chosen, columns })
        const [, ...rows]: (string | null)[][] = parse(text, {
          bom: true,
          delimiter: chosen.separator ?? ',',
          record_delimiter: '\r\n',
          cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
        })
        const plain = (cell: string | null) => (cell === null || chosen.exact ? cell : armed(cell))
        expect(rows.map(([id, ...cells]) => [id, ...cells.map(plain)])).toEqual(
          given.map(({ title, text, phone }, index) => [String(index + 1), title, text, phone]),
        )
      }),
      { numRuns: 40 },
    )
  })
})
