import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, type Reply, useDesk } from '../../test/desk.ts'
import { addStatus } from '../actions/statuses.ts'
import type { Project } from '../domain/project.ts'

const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }

/** A price in the request, and in the response. */
const prices: [given: string, shown: string][] = [
  ['0', '0'],
  ['"0"', '0'],
  ['0.1', '0.1'],
  ['"0.10"', '0.1'],
  ['0.01', '0.01'],
  ['1.15', '1.15'],
  ['4.35', '4.35'],
  ['12500', '12500'],
  ['12500.50', '12500.5'],
  ['"12500.5"', '12500.5'],
  ['"12500.50"', '12500.5'],
  ['"012"', '12'],
  ['1e3', '1000'],
  ['999999999999.99', '999999999999.99'],
  ['"999999999999.99"', '999999999999.99'],
]

const noPrices = ['1000000000000', '"1000000000000"', '1e21', '0.001', '"0.001"', '0.30000000000000004', '"0.100"']
const noPriceTexts = [
  '"1e3"',
  '" 1"',
  '"1 "',
  '" "',
  '"+1"',
  '"-1"',
  '"1,5"',
  '"1."',
  '".5"',
  '"0x10"',
  '"NaN"',
  '"сто"',
]
const noNumbers = ['-1', '-0.01', 'NaN', 'Infinity', '-Infinity', 'true', '[]', '[1]', '{}']

/** The length of each text, in characters. */
const limits = { title: 1000, name: 1000, email: 1000, phone: 1000, source: 1000, text: 65_535 }

/**
 * Leading and trailing spaces, line breaks, quotes, `ё`, characters that NFKC changes, and characters beyond the BMP.
 */
const storedTexts = [
  '  Иван  ',
  'раз\n\tдва\r\n',
  `"a" 'b' \\c \\u0041 %s _`,
  'ЁЛКИ и Ёлки',
  'Ⅳ ﬁ ２',
  'е\u0308 и и\u0306',
  '👨‍👩‍👧 𝒜',
]

eachDatabase((database) => {
  const desk = useDesk(database)

  const shown = async (id: string): Promise<Reply> => {
    const reply = await desk().call('lead/list', { period: always, filters: [['id', '=', id]] })
    expect(reply.json.total).toBe(1)
    return reply
  }
  const leadOf = async (id: string) => (((await shown(id)).json.leads as unknown[])[0] ?? {}) as Record<string, unknown>

  const sendPrice = (method: string, given: string, id?: string) => {
    const body = JSON.stringify({ ...(id ? { id } : required), price: '?' })
    return desk().call(method, body.replace('"?"', given))
  }

  /** Both writing methods refuse it and store nothing. */
  const refuses = async (field: string, send: (method: string, id?: string) => Promise<Reply>): Promise<Reply> => {
    const id = await desk().lead()
    const before = await leadOf(id)
    const [created, updated] = [await send('lead/create'), await send('lead/update', id)]
    for (const { status, json } of [created, updated])
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: field }])
    expect(await leadOf(id)).toEqual(before)
    expect(await desk().lead()).toBe(String(Number(id) + 1))
    return created
  }

  for (const [given, number] of prices)
    test(`§5 a price is kept exactly: ${given}`, async () => {
      const created = (await sendPrice('lead/create', given)).json.lead_id as string
      const updated = await desk().lead({ price: 77 })
      expect((await sendPrice('lead/update', given, updated)).json).toEqual({ status: 'success' })
      for (const id of [created, updated]) expect((await shown(id)).text).toContain(`"price":${number},`)
    })

  test('§5 every price from 0.01 to 3.00 comes out as it went in', async () => {
    const given = Array.from({ length: 300 }, (_, index) => `${Math.floor((index + 1) / 100)}.${pad(index + 1)}`)
    const ids = await Promise.all(given.map((price) => desk().lead({ price })))
    const filters = [['id', 'in', ids]]
    const { json } = await desk().call('lead/list', { period: always, filters })
    const prices = Object.fromEntries(
      (json.leads as { id: string; price: number }[]).map(({ id, price }) => [id, price]),
    )
    expect(ids.map((id) => prices[id])).toEqual(given.map(Number))
  })

  for (const given of [...noPrices, ...noPriceTexts, ...noNumbers])
    test(`§5 a price is refused: ${given}`, async () => {
      const { json } = await refuses('price', (method, id) => sendPrice(method, given, id))
      expect(json.description).toMatch(/^Argument price is not a price: .*Expected 12500 or 12500\.50/)
    })

  for (const given of ['1', 1])
    test(`§5 a status is given as ${typeof given}`, async () => {
      const [created, updated] = [await desk().lead({ status: given }), await desk().lead()]
      await desk().call('lead/update', { id: updated, status: given })
      for (const id of [created, updated]) expect(await leadOf(id)).toMatchObject({ status: '1' })
    })

  for (const given of ['3', 3, '10', 99, '9'.repeat(30)])
    test(`§5 an unknown status is refused and the known ids are named: ${JSON.stringify(given)}`, async () => {
      const send = (method: string, id?: string) => desk().call(method, { ...(id ? { id } : required), status: given })
      const { json } = await refuses('status', send)
      expect(json.description).toMatch(/^Argument status .*Known: 0 1 2$/)
    })

  for (const given of ['В работе', 'paid', '-1', -1, 1.5, ' 1', true, ['1'], { id: 1 }])
    test(`§5 a status is refused that is no id: ${JSON.stringify(given)}`, async () => {
      await refuses('status', (method, id) => desk().call(method, { ...(id ? { id } : required), status: given }))
    })

  test('§5 the statuses of a project are those of no other', async () => {
    const id = await desk().newProject(777)
    const made = (await desk().store.projects.find(id)) as Project
    await addStatus(desk().store, cli, made, { name: 'Ждёт', type: 'progress' }, desk().clock.now)
    const key = await desk().newKey('write', [id])
    const there = await desk().call('lead/create', { ...required, status: '3' }, { project: id, key })
    const here = await desk().call('lead/create', { ...required, status: '3' })
    expect([there.json.status, here.json.error]).toEqual(['success', 'incorrect_request'])
    const wrong = await desk().call('lead/create', { ...required, status: '4' }, { project: id, key })
    expect(wrong.json.description).toMatch(/Known: 0 1 2 3$/)
  })

  for (const [field, limit] of Object.entries(limits)) {
    test(`§5 ${field} holds up to ${limit} characters, those beyond the BMP too`, async () => {
      for (const character of ['я', '😀']) {
        const full = character.repeat(limit)
        const [created, updated] = [await desk().lead({ [field]: full }), await desk().lead()]
        await desk().call('lead/update', { id: updated, [field]: full })
        for (const id of [created, updated]) expect((await leadOf(id))[field] === full).toBe(true)
      }
    })

    test(`§5 ${field} of ${limit + 1} characters is refused, never cut`, async () => {
      for (const character of ['я', '😀']) {
        const long = character.repeat(limit + 1)
        const send = (method: string, id?: string) =>
          desk().call(method, { ...(id ? { id } : required), [field]: long })
        const { json } = await refuses(field, send)
        expect(json.description).toContain(`${limit + 1} characters, at most ${limit}`)
      }
    })

    test(`§5 ${field} is kept as given`, async () => {
      for (const text of storedTexts) {
        const [created, updated] = [await desk().lead({ [field]: text }), await desk().lead()]
        await desk().call('lead/update', { id: updated, [field]: text })
        for (const id of [created, updated]) expect((await leadOf(id))[field]).toBe(text)
      }
    })
  }

  for (const field of Object.keys(required)) {
    for (const [given, value] of [
      ['missing', undefined],
      ['null', null],
      ['empty', ''],
      ['blank', ' \t\u00a0'],
    ] as const)
      test(`§5 ${field} is required: ${given} on create is refused`, async () => {
        const { status, json } = await desk().call('lead/create', { ...required, [field]: value })
        expect([status, json]).toEqual([400, missing(field)])
      })

    for (const [given, value] of [
      ['null', null],
      ['empty', ''],
      ['blank', ' \t\u00a0'],
    ] as const)
      test(`§5 ${field} is required: ${given} on update is refused`, async () => {
        const id = await desk().lead()
        const before = await leadOf(id)
        const { status, json } = await desk().call('lead/update', { id, source: 'vk', [field]: value })
        expect([status, json]).toEqual([400, missing(field)])
        expect(await leadOf(id)).toEqual(before)
      })
  }

  const optional = { paid_date: '2023-01-01', price: 5, email: 'a@b.ru', phone: '1', source: 'vk', text: 'Да' }
  for (const [field, value] of Object.entries(optional))
    for (const [title, nothing] of [
      ['null', null],
      ['an empty text', ''],
    ] as const) {
      test(`§5 ${field} as ${title} is not given on create`, async () => {
        expect((await leadOf(await desk().lead({ [field]: nothing })))[field]).toBeNull()
        expect((await leadOf(await desk().lead({})))[field]).toBeNull()
      })

      test(`§5 ${field} as ${title} is cleared on update`, async () => {
        const id = await desk().lead({ ...optional, [field]: value })
        const before = await leadOf(id)
        expect(before[field]).not.toBeNull()
        expect((await desk().call('lead/update', { id, [field]: nothing })).json).toEqual({ status: 'success' })
        expect(await leadOf(id)).toEqual({ ...before, [field]: null })
      })
    }
})

function missing(argument: string) {
  const description = `Required argument ${argument} is missing`
  return { status: 'error', error: 'incorrect_request', description, details: { argument } }
}

function pad(hundredths: number): string {
  return String(hundredths % 100).padStart(2, '0')
}
