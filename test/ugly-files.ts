import { Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import iconv from 'iconv-lite'

const lines = (...all: string[]) => all.join('\r\n')

/** Exports of 1C: windows-1251, semicolons, amounts with spaces and commas. */
export function from1C(): Buffer {
  return iconv.encode(
    lines(
      'Номер заявки;Дата;Контрагент;Заказчик;Телефон;Сумма;Состояние;Ответственный;Комментарий',
      '000014881;14.03.2019 0:00:00;ООО «Ромашка»;Тарасов Виктор Ильич;8 (972) 311-90-04;148\u00a0000,00;Оплачен;Савин;Ёмкость, 3 шт.',
      '000014882;15.03.2019 9:40:00;ИП Мухина;Мухина О. В.;7 973 552-01-18;1.234,56;Отменен;;',
      '',
    ),
    'windows-1251',
  )
}

/** An export of amoCRM. */
export function fromAmo(): Buffer {
  return iconv.encode(
    lines(
      '"ID";"Название сделки";"Бюджет";"Ответственный";"Дата создания сделки";"Этап сделки";"Основной контакт";"Рабочий телефон (контакт)";"Рабочий email (контакт)";"utm_source"',
      '"30217755";"Окна в дом";"52300";"Анна";"05.04.2023 18:20:11";"В работе";"Ким Алексей";"\'+79761182290";"kim@example.com";"yandex"',
      '"30217756";"Сделка ""Эталон""";"0";"Анна";"06.04.2023 08:00:00";"Отменен";"Орлова";"\'+79761182291";"";""',
    ),
    'windows-1251',
  )
}

/** A file of an old program of a bank. */
export function fromBank(): Buffer {
  return iconv.encode(
    lines('ФИО;ТЕЛЕФОН;СУММА', 'Жуков Пётр Ильич;89035550101;12500,50', 'Щукина Юлия;89035550102;900'),
    'cp866',
  )
}

/** Cells with line breaks and quotes. */
export function withBreaks(): Buffer {
  return Buffer.from(
    lines(
      'Имя,Телефон,Комментарий',
      'Анна,+79035550101,"Первая строка',
      'вторая, с запятой',
      'и ""кавычки"""',
      'Борис,+79035550102,одна',
    ),
  )
}

/** A table of 300 columns, of which one is a phone. */
export function wide(columns = 300): Buffer {
  const names = Array.from({ length: columns }, (_, index) => (index === 150 ? 'Телефон' : `Графа ${index}`))
  const cells = names.map((name, index) => (name === 'Телефон' ? '89035550101' : `x${index}`))
  return Buffer.from(lines(names.join(';'), cells.join(';')))
}

export function utf16(): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    iconv.encode(lines('Имя\tТелефон\tСумма', 'Анна\t+79035550101\t12 500', 'Ёлкин\t+79035550102\t900'), 'utf-16le'),
  ])
}

/** Days as different people write them, and one that is no day. */
export function mixedDates(): Buffer {
  return Buffer.from(
    lines(
      'Дата создания;Имя;Телефон',
      '05.03.2023;Анна;+79035550101',
      '5.3.23 9:05;Борис;+79035550102',
      '2023-03-05T10:00:00+03:00;Вера;+79035550103',
      '5 марта 2023;Глеб;+79035550104',
      '31.02.2023;Дарья;+79035550105',
      '27/03/2023;Егор;+79035550106',
    ),
  )
}

/** Phones that a spreadsheet converted to numbers. */
export function roundedPhones(): Buffer {
  return Buffer.from(lines('Имя;Телефон', 'Анна;7,9E+10', 'Борис;7.9035550102E+10', 'Вера;="+79035550103"'))
}

/** A report whose table begins in line 4. */
export function lateHeader(): Buffer {
  return Buffer.from(
    lines(
      'Отчёт по заявкам;;',
      'Сформирован 01.03.2024;;',
      ';;',
      'Имя;Телефон;Сумма',
      'Павел;+79035550201;12500',
      'Рита;+79035550202;900',
    ),
  )
}

/** A cell with a text. */
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

/** A workbook with a merged heading above the names of columns, dates as numbers, a formula, and a phone as a number. */
export function merged(): Promise<Buffer> {
  return workbook(`<row r="1">${text('A1', 'Заявки отдела')}</row>
    <row r="2">${text('A2', 'Дата создания')}${text('B2', 'Имя')}${text('C2', 'Телефон')}${text('D2', 'Сумма')}${text('E2', 'Комментарий')}</row>
    <row r="3"><c r="A3" s="1"><v>44990.5</v></c>${text('B3', 'Анна &amp; Ко')}<c r="C3"><v>7.9035550101E10</v></c><c r="D3"><f>B1*2</f><v>12500.5</v></c></row>
    <row r="4"><c r="A4" s="1"><v>44991</v></c><c r="B4" t="s"><v>0</v></c><c r="C4"><v>79035550102</v></c><c r="D4"><f>B1*3</f></c></row>`)
}

/** A workbook where one name is merged over two columns of phones, and a note stands beside the table. */
export function widerRows(): Promise<Buffer> {
  const row = (line: number, cells: Record<string, string>) =>
    `<row r="${line}">${Object.entries(cells)
      .map(([column, value]) => text(`${column}${line}`, value))
      .join('')}</row>`
  return workbook(
    row(1, { A: 'Имя', B: 'Телефоны' }) +
      row(2, { A: 'Анна', B: '+7 903 000-00-01', C: '+7 903 000-00-02' }) +
      row(3, { A: 'Борис', B: '+7 903 000-00-03', E: 'перезвонить' }),
  )
}

/** A workbook with formulas whose result is an empty text, some below its rows, and one from a program that computes no formulas. */
export function emptyFormulas(): Promise<Buffer> {
  const empty = (at: string, value: string) =>
    `<c r="${at}" t="str"><f>IFERROR(VLOOKUP(${at},Z:Z,1),"")</f>${value}</c>`
  return workbook(`<row r="1">${text('A1', 'Имя')}${text('B1', 'Сумма')}${text('C1', 'Комментарий')}</row>
    <row r="2">${text('A2', 'Анна')}${empty('B2', '<v></v>')}${empty('C2', '<v/>')}</row>
    <row r="3">${text('A3', 'Борис')}<c r="B3"><f>A1*2</f><v/></c></row>
    <row r="4">${text('A4', 'Вера')}${empty('C4', '')}</row>
    <row r="5">${empty('B5', '<v></v>')}${empty('C5', '<v></v>')}</row>`)
}

/** A workbook of a program that writes every number as a double: the file has 17.0 where people see 17. */
export function doubles(): Promise<Buffer> {
  const names = ['Номер заявки', 'Название', 'Телефон', 'Сумма', 'Номер статуса']
  const cells = ['17.0', '305.0', '2345678.0', '1200.0', '1.0']
  const columns = [...'ABCDE']
  return workbook(`<row r="1">${columns.map((column, at) => text(`${column}1`, names[at] ?? '')).join('')}</row>
    <row r="2">${columns.map((column, at) => `<c r="${column}2"><v>${cells[at]}</v></c>`).join('')}</row>`)
}

/** A workbook of a Mac, which counts days from 1904. */
export function since1904({ hasStyle = true } = {}): Promise<Buffer> {
  const rows = [43_528.5, 43_529].map((days, index) => {
    const row = index + 2
    return `<row r="${row}"><c r="A${row}"${hasStyle ? ' s="1"' : ''}><v>${days}</v></c>${text(`B${row}`, `Клиент ${row}`)}</row>`
  })
  const names = `<row r="1">${text('A1', 'Дата создания')}${text('B1', 'Имя')}</row>`
  return workbook(names + rows.join(''), { properties: '<workbookPr date1904="1"/>' })
}

/** A workbook of prices with the values of its XML, as numbers unless they are marked as texts. */
export function prices(cells: readonly { value: string; isText?: boolean }[]): Promise<Buffer> {
  const rows = cells.map(({ value, isText }, index) => {
    const at = `B${index + 2}`
    const price = isText ? text(at, value) : `<c r="${at}"><v>${value}</v></c>`
    return `<row r="${index + 2}">${text(`A${index + 2}`, `Клиент ${index + 1}`)}${price}</row>`
  })
  return workbook(`<row r="1">${text('A1', 'Имя')}${text('B1', 'Сумма')}</row>${rows.join('')}`)
}

/** A workbook that unpacks to hundreds of megabytes. */
export function bomb(): Promise<Buffer> {
  return workbook(`<row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(60_000_000)}</t></is></c></row>`)
}

/** A workbook whose document type has an entity for a file and one that grows, with uses of both. */
export function entities(): Promise<Buffer> {
  const grow = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('')
  return workbook(
    `<row r="1">${text('A1', 'Имя')}${text('B1', 'Телефон')}</row>
    <row r="2">${text('A2', '&file; &e30;')}${text('B2', '79035550103')}</row>`,
    { type: `<!DOCTYPE worksheet [<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY e0 "ха">${grow}]>` },
  )
}

/** A workbook of these rows. */
export function withRows(rows: string): Promise<Buffer> {
  return workbook(rows)
}

/** A workbook whose first shared string is the name of a column, with blank cells that have no number of a shared string. */
export function blankTexts(): Promise<Buffer> {
  const texts = ['Имя', 'Источник', 'Комментарий', 'Ярослава'].map((each) => `<si><t>${each}</t></si>`).join('')
  const cell = (at: string, number: number) => `<c r="${at}" t="s"><v>${number}</v></c>`
  const rows = `<row r="1">${cell('A1', 0)}${cell('B1', 1)}${cell('C1', 2)}</row>
    <row r="2">${cell('A2', 3)}<c r="B2" t="s"/><c r="C2" t="s"><v/></c></row>`
  return workbook(rows, { texts })
}

/** A workbook of one row, with the given shared strings. */
export function withTexts(texts: string): Promise<Buffer> {
  return workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { texts })
}

/** A workbook of one sheet: the rows, a document type before the sheet, the shared strings of cells, and properties of the workbook. */
async function workbook(
  rows: string,
  { type = '', texts = '<si><r><t>Бор</t></r><r><t>ис</t></r></si>', properties = '' } = {},
): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 9 })
  const add = (name: string, xml: string) =>
    zip.add(name, new Blob([`<?xml version="1.0" encoding="UTF-8"?>${xml}`]).stream() as ReadableStream)
  const relation = (id: number, target: string) => `<Relationship Id="rId${id}" Type="t" Target="${target}"/>`
  await add('[Content_Types].xml', '<Types/>')
  await add(
    'xl/workbook.xml',
    `<workbook xmlns:r="r">${properties}<sheets><sheet name="Заявки" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  await add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${relation(1, 'worksheets/sheet1.xml')}${relation(2, 'styles.xml')}</Relationships>`,
  )
  await add('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
  await add('xl/sharedStrings.xml', `<sst>${texts}</sst>`)
  await add(
    'xl/worksheets/sheet1.xml',
    `${type}<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:E1"/></mergeCells></worksheet>`,
  )
  return Buffer.from(await zip.close())
}

/** The end record of a ZIP with the length and offset of its directory, which libraries trust. `at` is the position of the record. */
export function endOfZip(list: { entries: number; length: number; offset: number }, at: number): Buffer {
  const [large, locator, end] = [Buffer.alloc(56), Buffer.alloc(20), Buffer.alloc(22, 0xff)]
  large.write('PK\u0006\u0006', 'latin1')
  large.writeBigUInt64LE(44n, 4)
  for (const place of [24, 32]) large.writeBigUInt64LE(BigInt(list.entries), place)
  large.writeBigUInt64LE(BigInt(list.length), 40)
  large.writeBigUInt64LE(BigInt(list.offset), 48)
  locator.write('PK\u0006\u0007', 'latin1')
  locator.writeBigUInt64LE(BigInt(at), 8)
  locator.writeUInt32LE(1, 16)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt32LE(0, 4) // of one disk
  end.writeUInt16LE(0, 20)
  return Buffer.concat([large, locator, end])
}

/** A ZIP with many empty parts. */
export function manyParts(entries: number): Buffer {
  const [begin, size] = [Buffer.from('PK\u0003\u0004'), 54]
  const list = Buffer.alloc(entries * size)
  for (let index = 0; index < entries; index++) {
    list.write('PK\u0001\u0002', index * size, 'latin1')
    list.writeUInt16LE(8, index * size + 28)
    list.write(String(index).padStart(8, '0'), index * size + 46, 'latin1')
  }
  const end = endOfZip({ entries, length: list.length, offset: begin.length }, begin.length + list.length)
  return Buffer.concat([begin, list, end])
}
