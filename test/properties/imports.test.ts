import fc from 'fast-check'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { endsOf, importing } from '../importing.ts'
import { holdsFor, timeout } from './property.ts'

/** Few persons, so that rows of a file match each other and existing leads. */
const phone = fc.constantFrom('', '+79031234501', '8 903 123-45-02', '79031234503', '44-17-1', '7,9E+10', 'нет')
const mail = fc.constantFrom('', 'a@a.ru', 'A@A.RU', 'b@b.ru')
const name = fc.constantFrom(
  '',
  'Анна',
  'Пётр "Первый"',
  'с;точкой',
  'строка\nвторая',
  '=1+1',
  'Очень длинное имя '.repeat(90),
)
const price = fc.constantFrom('', '100', '1 234,56', 'договорная', '-5')
const status = fc.constantFrom('', 'В работе', 'оплачен', 'Дозвон')
const date = fc.constantFrom('', '14.03.2024', '2024-03-15 10:00', '31.02.2024', '01.01.2077')
const number = fc.constantFrom('', '1', '2', '3', '00012')
const cells = fc.record({ name, phone, mail, price, status, date, number })
type Row = typeof cells extends fc.Arbitrary<infer R> ? R : never

const headings: Record<keyof Row, string> = {
  name: 'Имя',
  phone: 'Телефон',
  mail: 'E-mail',
  price: 'Сумма',
  status: 'Статус',
  date: 'Дата создания',
  number: 'Номер заявки',
}

/** The faults of a row: none, a broken quote, too many cells, or a very long cell. */
const spoilt = fc.constantFrom('', '', '', '', '', 'quote', 'cells', 'long', 'blank')
const file = fc.record({
  order: fc.shuffledSubarray(Object.keys(headings) as (keyof Row)[], { minLength: 3 }),
  rows: fc.array(fc.record({ cells, spoilt }), { minLength: 1, maxLength: 40 }),
  encoding: fc.constantFrom('utf8', 'windows-1251', 'koi8-r', 'cp866', 'utf-16'),
  separator: fc.constantFrom(';', ',', '\t'),
  ending: fc.constantFrom('\n', '\r\n'),
  match: fc.constantFrom('none', 'contact', 'id'),
  update: fc.constantFrom('given', 'empty', 'skip'),
  makeStatuses: fc.boolean(),
})
type File = typeof file extends fc.Arbitrary<infer F> ? F : never

function written({ order, rows, encoding, separator, ending }: File): Buffer {
  const quoted = (cell: string) => (/["\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = rows.map(({ cells, spoilt }) => {
    const line = order.map((column) => quoted(cells[column])).join(separator)
    if (spoilt === 'quote') return `"${line}`
    if (spoilt === 'cells') return `${line}${separator}x${separator}y`
    if (spoilt === 'long') return `${line}${'z'.repeat(1_100_000)}`
    return spoilt === 'blank' ? separator.repeat(3) : line
  })
  const text = [order.map((column) => headings[column]).join(separator), ...lines].join(ending)
  return encoding === 'utf8' ? Buffer.from(text) : iconv.encode(text, encoding, { addBOM: true })
}

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, send, forecast, run, undo } = importing(desk)
  beforeAll(async () => {
    await desk().lead({ name: 'Старый', phone: '+7 903 123-45-01', email: 'b@b.ru' })
    await desk().lead({ name: 'Другой', email: 'a@a.ru' })
  })

  describe('of a random file', () => {
    const sum = (ends: {
      rows: number
      created: number
      updated: number
      unchanged: number
      joined: number
      refused: number
    }) => ends.created + ends.updated + ends.unchanged + ends.joined + ends.refused

    test('each row has one outcome, as forecast; the same file makes no lead twice; and all of it can be undone', {
      timeout,
    }, async () => {
      await holdsFor(
        file,
        8,
        async (made) => {
          const bytes = written(made)
          const begun = await upload(bytes)
          expect(begun.json.state, begun.text).toBe('ready')
          const id = begun.json.id as string
          const hasNumber = made.order.includes('number')
          const match = made.match === 'id' && !hasNumber ? 'none' : made.match
          await send('PATCH', id, { mapping: { match, update: made.update, make_statuses: made.makeStatuses } })
          const told = await forecast(id)
          expect(sum(told.forecast)).toBe(told.forecast.rows)
          const before = await counts()
          const done = await run(id)
          expect(done.state).toBe('done')
          expect(sum(done.progress)).toBe(told.forecast.rows)
          expect(told.forecast).toMatchObject(endsOf(done))
          expect(await counts()).toBe(before + done.progress.created)

          const again = (await upload(bytes)).json.id as string
          await send('PATCH', again, { mapping: done.mapping })
          await forecast(again)
          // two persons with one number may be refused now, since the last row has replaced the first
          const mayDiffer = match === 'id' && made.update === 'given'
          expect((await run(again)).progress).toMatchObject({
            rows: done.progress.rows,
            created: 0,
            ...(!mayDiffer && { refused: done.progress.refused }),
          })
          await undo(again)
          expect((await undo(id)).undone).toMatchObject({ removed: done.progress.created, kept: 0 })
          expect(await counts()).toBe(before)
          expect(await desk().store.check.wrongCounts()).toEqual([])
          expect(await desk().store.check.wrongNumbers()).toEqual([])
        },
        4,
      )
    })
  })

  const counts = async () =>
    (await desk().send('GET', '/leads', undefined, { query: { period: 'all', limit: '1' } })).json.total as number
})
