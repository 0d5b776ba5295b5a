import { truncate } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import * as ugly from '../../../test/ugly-files.ts'

const desk = useDesk(sqlite())
const { upload, load, refusals } = importing(desk)

/** These fields of the newest leads, the oldest first. */
async function leads(...fields: string[]): Promise<unknown[]> {
  const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', limit: '10', sort: '-id' } })
  return (json.items as Record<string, unknown>[]).map((lead) => fields.map((field) => lead[field])).reverse()
}

describe('an ugly file is loaded as a person would expect', () => {
  const last = async (count: number, ...fields: string[]) => (await leads(...fields)).slice(-count)

  test('1C: windows-1251, semicolons, amounts with spaces, points and commas', async () => {
    const { json } = await upload(ugly.from1C())
    expect(json).toMatchObject({ reading: { encoding: 'windows-1251', separator: ';', header_row: 1 } })
    const done = await load(ugly.from1C())
    expect(done.progress).toMatchObject({ created: 2, refused: 0 })
    expect(done.mapping).toMatchObject({ match: 'id' })
    expect(await last(2, 'name', 'phone', 'price', 'status', 'text', 'creation_date')).toEqual([
      ['Тарасов Виктор Ильич', '8 (972) 311-90-04', '148000.00', '1', 'Ёмкость, 3 шт.', '2019-03-13T21:00:00Z'],
      ['Мухина О. В.', '7 973 552-01-18', '1234.56', '2', null, '2019-03-15T06:40:00Z'],
    ])
  })

  test('amoCRM', async () => {
    const done = await load(ugly.fromAmo())
    expect(done.progress).toMatchObject({ created: 2, refused: 0 })
    expect(await last(2, 'title', 'name', 'phone', 'email', 'price', 'creation_date')).toEqual([
      ['Окна в дом', 'Ким Алексей', '+79761182290', 'kim@example.com', '52300.00', '2023-04-05T15:20:11Z'],
      ['Сделка "Эталон"', 'Орлова', '+79761182291', null, '0.00', '2023-04-06T05:00:00Z'],
    ])
  })

  test('a workbook with a merged heading, dates and phones as numbers, and formulas', async () => {
    const done = await load(await ugly.merged(), {}, 'leads.xlsx')
    expect(done.reading).toMatchObject({ format: 'xlsx', header_row: 2, sheet: 'Заявки', encoding: null })
    expect(done.progress).toMatchObject({ created: 1, refused: 1 })
    expect(await last(1, 'name', 'phone', 'price', 'creation_date')).toEqual([
      ['Анна & Ко', '79035550101', '12500.50', '2023-03-05T09:00:00Z'],
    ])
    expect(await refusals(done.id)).toMatchObject([{ line: 4, code: 'row-formula' }])
  })

  test('a workbook with more columns than names', async () => {
    const columns = ['name', 'phone', 'text'].map((to, at) => ({ column: [0, 1, 4][at], to }))
    const done = await load(await ugly.widerRows(), { mapping: { columns } }, 'leads.xlsx')
    expect(done.preview.columns.map(({ name, filled }: { name: string; filled: number }) => [name, filled])).toEqual([
      ...[
        ['Имя', 2],
        ['Телефоны', 2],
        ['', 1],
        ['', 0],
        ['', 1],
      ],
    ])
    expect(done.progress).toMatchObject({ created: 2, refused: 0 })
    expect(await last(2, 'name', 'text')).toEqual([
      ['Анна', null],
      ['Борис', 'перезвонить'],
    ])
  })

  test('whole numbers that a workbook writes as 17.0', async () => {
    const columns = ['external_id', 'title', 'phone', 'price', 'status_id'].map((to, column) => ({ column, to }))
    const done = await load(await ugly.doubles(), { mapping: { columns, match: 'id' } }, 'leads.xlsx')
    expect(done.progress).toMatchObject({ created: 1, refused: 0 })
    expect(await last(1, 'title', 'phone', 'price', 'status')).toEqual([['305', '2345678', '1200.00', '1']])
    const again = await load('Номер заявки;Название;Телефон\n17;305;2345678\n')
    expect(again.progress, 'the same number from a CSV').toMatchObject({ created: 0, unchanged: 1 })
  })

  test('formulas whose value is an empty text are empty cells; those without a value refuse their rows', async () => {
    const done = await load(await ugly.emptyFormulas(), { mapping: { match: 'none' } }, 'leads.xlsx')
    expect(done.progress).toMatchObject({ rows: 3, created: 1, refused: 2 })
    expect(await last(1, 'name', 'price', 'text')).toEqual([['Анна', null, null]])
    expect(await refusals(done.id)).toMatchObject([
      { line: 3, code: 'row-formula' },
      { line: 4, code: 'row-formula' },
    ])
  })

  test('blank cells that are said to be shared strings are empty', async () => {
    const done = await load(await ugly.blankTexts(), { mapping: { match: 'none' } }, 'leads.xlsx')
    expect(done.progress).toMatchObject({ created: 1, refused: 0 })
    expect(await last(1, 'name', 'source', 'text')).toEqual([['Ярослава', null, null]])
  })

  test('XML entities of a workbook stay plain text', async () => {
    const done = await load(await ugly.entities(), {}, 'leads.xlsx')
    expect(done.progress).toMatchObject({ created: 1, refused: 0 })
    expect(await last(1, 'name')).toEqual([['&file; &e30;']])
  })

  test('CP866 from an old banking program', async () => {
    const done = await load(ugly.fromBank(), { mapping: { match: 'none' } })
    expect(done.reading).toMatchObject({ encoding: 'cp866' })
    expect(await last(2, 'name', 'price')).toEqual([
      ['Жуков Пётр Ильич', '12500.50'],
      ['Щукина Юлия', '900.00'],
    ])
  })

  test('cells with line breaks', async () => {
    const done = await load(ugly.withBreaks(), { mapping: { match: 'none' } })
    expect(done.progress).toMatchObject({ rows: 2, created: 2 })
    expect(await last(2, 'name', 'text')).toEqual([
      ['Анна', 'Первая строка\r\nвторая, с запятой\r\nи "кавычки"'],
      ['Борис', 'одна'],
    ])
  })

  test('300 columns', async () => {
    const done = await load(ugly.wide(), { mapping: { match: 'none' } })
    expect([done.preview.columns.length, done.progress.created]).toEqual([300, 1])
    expect(done.mapping.columns).toEqual([{ column: 150, to: 'phone' }])
  })

  test('UTF-16 with a byte order mark, and tabs', async () => {
    const done = await load(ugly.utf16(), { mapping: { match: 'none' } })
    expect(done.reading).toMatchObject({ encoding: 'utf-16le', separator: '\t' })
    expect(await last(2, 'name', 'price')).toEqual([
      ['Анна', '12500.00'],
      ['Ёлкин', '900.00'],
    ])
  })

  test('mixed dates: a number over 12 decides, and an invalid date is refused', async () => {
    const done = await load(ugly.mixedDates(), { mapping: { match: 'none' } })
    expect(done.preview.columns[0]?.dates).toEqual({ order: 'dmy', is_sure: true, unread: 1 })
    expect(await last(5, 'creation_date')).toEqual([
      ['2023-03-04T21:00:00Z'],
      ['2023-03-05T06:05:00Z'],
      ['2023-03-05T07:00:00Z'],
      ['2023-03-04T21:00:00Z'],
      ['2023-03-26T21:00:00Z'],
    ])
    expect(await refusals(done.id)).toMatchObject([
      { line: 6, code: 'row-not-date', detail: expect.stringContaining('31.02.2023') },
    ])
  })

  test.each([
    ['03/04/2024', '05/06/2024', false],
    ['03-04-2024', '05-06-2024', false],
    ['03-04-2024', '05-16-2024', true],
    ['03-03-2024', '2024-05-06', true],
    ['03.04.2024', '05.06.2024', true],
  ])('dates as %s and %s: whether the day is sure is %s', async (one, other, isSure) => {
    const { json } = await upload(`Дата создания;Имя\n${one};Анна\n${other};Борис\n`)
    const [column] = (json.preview as { columns: { dates: object }[] }).columns
    expect(column?.dates).toMatchObject({ is_sure: isSure })
  })

  test('phones such as 7,9E+10 that have lost digits are refused', async () => {
    const done = await load(ugly.roundedPhones(), { mapping: { match: 'none' } })
    expect(await last(2, 'name', 'phone')).toEqual([
      ['Борис', '79035550102'],
      ['Вера', '+79035550103'],
    ])
    expect(await refusals(done.id)).toMatchObject([{ line: 2, code: 'row-phone-rounded' }])
  })

  test('names of columns in line 4', async () => {
    const done = await load(ugly.lateHeader(), { mapping: { match: 'none' } })
    expect(done.reading).toMatchObject({ header_row: 4 })
    expect(done.progress).toMatchObject({ rows: 2, created: 2 })
  })
})

describe('a file that is not a table is refused with advice', () => {
  let bomb: Buffer
  beforeAll(async () => {
    bomb = await ugly.bomb()
  })

  test.each<[string, string | Buffer, string, string?]>([
    ['an empty table', '\r\n\r\n', 'import-empty'],
    ['a PDF named .csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'import-not-table', 'PDF'],
    ['a page named .xls', '<html><table><tr><td>Имя</td></tr></table></html>', 'import-not-table', 'HTML'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'import-not-table', 'XLS'],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46]), 'import-not-table', 'JPEG'],
    [
      'a page with a mark before it',
      '\ufeff\n<!DOCTYPE html><table><tr><td>Имя</td></tr></table>',
      'import-not-table',
      'HTML',
    ],
    ['a page in UTF-16', Buffer.from('\ufeff<html><td>Имя</td></html>', 'utf16le'), 'import-not-table', 'HTML'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 and nothing else'), 'import-unreadable'],
    ['60,000 columns', ugly.wide(60_000), 'import-too-wide'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256)),
      'import-not-table',
    ],
  ])('%s', async (_, file, code, kind) => {
    const { status, json } = await upload(file)
    expect([status, json.code]).toEqual([422, code])
    if (kind !== undefined) expect(json.params).toEqual({ kind })
  })

  test('a zip bomb', async () => {
    expect(bomb.length).toBeLessThan(1_000_000)
    const { status, json } = await upload(bomb, 'bomb.xlsx')
    expect([status, json.code]).toEqual([422, 'import-bomb'])
  })

  test('a workbook with more rows than an import may have, all empty', async () => {
    const { status, json } = await upload(await ugly.withRows('<row/>'.repeat(2_000_001)), 'leads.xlsx')
    expect([status, json.code, json.params]).toEqual([422, 'import-too-many-rows', { limit: 2_000_000 }])
  })

  test('a workbook with five million empty shared strings', async () => {
    const { status, json } = await upload(await ugly.withTexts('<si/>'.repeat(5_000_001)), 'leads.xlsx')
    expect([status, json.code, json.params]).toEqual([422, 'import-unreadable', { reason: 'too-many-texts' }])
  })

  test('a workbook that claims a central directory of a gigabyte does not take that memory', async () => {
    const [size, begin] = [2 ** 30, Buffer.from('PK\u0003\u0004')]
    const { id } = (await desk().send('POST', '/imports', { name: 'leads.xlsx', size })).json
    const put = (offset: number, bytes: Buffer) =>
      desk().send('PUT', `/imports/${id}/content?offset=${offset}`, bytes, {
        headers: { 'Content-Type': 'application/octet-stream' },
      })
    await put(0, begin)
    const { file = '' } = (await desk().store.imports.find(12345, Number(id))) ?? {}
    const end = ugly.endOfZip({ entries: 1, length: size - 4 - 98, offset: 4 }, size - 98)
    await truncate(desk().store.spool.imports.path(file), size - end.length) // as if zeros had been sent
    const taken = await memoryOf(async () => {
      const { status, json } = await put(size - end.length, end)
      expect([status, json.code]).toEqual([422, 'import-unreadable'])
    })
    expect(taken).toBeLessThan(300_000_000)
  })

  test('reading a workbook of 300,000 parts stops early', async () => {
    const file = ugly.manyParts(300_000)
    const taken = await memoryOf(async () => {
      const { status, json } = await upload(file, 'leads.xlsx')
      expect([status, json.code]).toEqual([422, 'import-unreadable'])
    })
    expect(taken).toBeLessThan(150_000_000)
  })

  /** The increase in bytes of the peak memory of this process. */
  async function memoryOf(work: () => Promise<void>): Promise<number> {
    const before = process.resourceUsage().maxRSS
    await work()
    return (process.resourceUsage().maxRSS - before) * 1_024
  }

  test('a line of 20 MB is one refused row, and the others are loaded', async () => {
    const done = await load(`Имя;Телефон\nАнна;+79035550177\nБорис;"${'x'.repeat(20_000_000)}\nВера;+79035550178\n`, {
      mapping: { match: 'none' },
    })
    expect(done.progress).toMatchObject({ rows: 3, created: 2, refused: 1 })
    expect(await refusals(done.id)).toMatchObject([{ line: 3, code: 'row-too-long' }])
  })
})
