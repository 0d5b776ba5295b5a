import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { always, type TestDesk, useDesk } from '../desk.ts'
import { earliest, latest, spelled, spelledDay } from './dates.ts'
import { phone } from './phones.ts'
import { holdsFor, timeout } from './property.ts'
import { eventsOf } from './rows.ts'
import { anyText, isBlank, text } from './texts.ts'

type Given = Record<string, unknown>

const anything = fc.oneof(
  text,
  anyText(200),
  phone.map(({ typed }) => typed),
)
const texts = fc.record({
  title: anything.filter((each) => !isBlank(each)),
  name: anything.filter((each) => !isBlank(each)),
  email: anything,
  source: anything,
  phone: anything,
  text: anything,
})
const hundredths = fc.oneof(fc.nat(10_000), fc.integer({ min: 0, max: 10 ** 14 - 1 }), fc.constant(10 ** 14 - 1))
const price = fc.tuple(hundredths, fc.constantFrom('text', 'short text', 'number'))
const second = fc.oneof(
  fc.integer({ min: earliest, max: latest }),
  fc.constantFrom(earliest, latest, 0, -1, -62_135_596_799),
)
const date = fc.oneof({ weight: 3, arbitrary: spelled(second) }, { weight: 1, arbitrary: spelledDay(second) })

const runs = { sqlite: 150, postgres: 60 }

eachDatabase((database) => {
  const desk = useDesk(database)

  test(
    '§5 any text comes back as it was given, on create and on update',
    () =>
      holdsFor(fc.tuple(texts, texts), runs[database.name], async ([first, second]) => {
        const id = await desk().lead(first)
        expect(await shown(desk(), id)).toMatchObject(first)
        await update(desk(), { id, ...second })
        expect(await shown(desk(), id)).toMatchObject(second)
      }),
    timeout,
  )

  test(
    '§5 any price comes back exact and without trailing zeros, as a number and as a decimal text',
    () =>
      holdsFor(price, runs[database.name], async ([hundredths, way]) => {
        const exact = decimal(hundredths)
        const sent = way === 'number' ? exact : `"${way === 'text' ? plain(hundredths) : exact}"`
        const required = '"creation_date":"2024-01-15","name":"Иван","status":"0","title":"Заявка"'
        const { json } = await desk().call('lead/create', `{${required},"price":${sent}}`)
        const found = await find(desk(), json.lead_id)
        expect(/"price":([^,]*)/.exec(found.text)?.[1]).toBe(exact)
      }),
    timeout,
  )

  test(
    '§5 any date of the years 1 to 9999 comes back as the same second, however it is spelled',
    () =>
      holdsFor(fc.tuple(date, date), runs[database.name], async ([created, paid]) => {
        const id = await desk().lead({ creation_date: created.sent, paid_date: paid.sent })
        const { creation_date, paid_date } = await shown(desk(), id)
        expect({ creation_date, paid_date }).toEqual({
          creation_date: utc(created.seconds),
          paid_date: utc(paid.seconds),
        })
      }),
    timeout,
  )

  test(
    '§5 an update with what was read back changes nothing and records no event',
    () =>
      holdsFor(
        fc.tuple(texts, hundredths, date, fc.subarray(['email', 'source', 'phone', 'text', 'price', 'paid_date'])),
        runs[database.name] / 3,
        async ([given, price, { sent }, unset]) => {
          const nothing = Object.fromEntries(unset.map((field) => [field, null]))
          const status = String(price % 3)
          const id = await desk().lead({ ...given, price: decimal(price), paid_date: sent, status, ...nothing })
          const before = await shown(desk(), id)
          const events = await eventsOf(desk())
          await update(desk(), before)
          expect(await shown(desk(), id)).toEqual(before)
          expect(await eventsOf(desk())).toBe(events)
          await update(desk(), { id, title: `${given.title}!`.slice(-1000) })
          expect(await eventsOf(desk())).toBe(events + 1)
        },
      ),
    timeout,
  )
})

function find(desk: TestDesk, id: unknown) {
  return desk.call('lead/list', { period: always, filters: [{ field: 'id', operator: '=', value: id }] })
}

async function shown(desk: TestDesk, id: unknown): Promise<Given> {
  const { json, text } = await find(desk, id)
  expect(json.total, text).toBe(1)
  return (json.leads as [Given])[0]
}

async function update(desk: TestDesk, change: Given): Promise<void> {
  const { text } = await desk.call('lead/update', change)
  expect(text).toBe('{"status":"success"}')
}

/** `1050` → `10.50` */
function plain(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

/** `1050` → `10.5` */
function decimal(hundredths: number): string {
  return plain(hundredths).replace(/\.?0+$/, '')
}

function utc(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', '+0000')
}
