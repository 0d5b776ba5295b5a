import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'

const whole = {
  title: 'Заявка с сайта',
  name: 'Иван',
  phone: '8 (999) 123-45-67',
  email: 'Ivan@Example.com',
  source: 'vk',
  text: 'Позвонить',
  creation_date: '2024-01-15T10:00:00Z',
  paid_date: '2024-02-01T00:00:00Z',
  status: '2',
  price: '12500.50',
  assignee: '3',
  remind_at: '2024-03-04T09:00:00Z',
  remind_note: 'О смете',
  first_touch: { utm_source: 'ya', yclid: '7' },
  last_touch: { utm_source: 'vk', landing: 'https://example.com/?a=1' },
  fields: { city: 'Казань', age: 30, vip: true },
}
const unset = {
  assignee: null,
  remind_at: null,
  remind_note: null,
  first_touch: null,
  last_touch: null,
  fields: null,
  repeat_of: null,
}

/** Changes of a lead with all fields, and the fields that differ afterwards. */
const changes: [title: string, change: object, differs: object][] = [
  ['a text', { title: 'Другая' }, { title: 'Другая' }],
  ['a cleared text', { phone: null }, { phone: null }],
  ['an empty text, which counts as unset', { email: '' }, { email: null }],
  ['a moment with another offset', { remind_at: '2024-03-05T12:00:00+03:00' }, { remind_at: '2024-03-05T09:00:00Z' }],
  ['the note of a reminder', { remind_note: 'О цене' }, { remind_note: 'О цене' }],
  ['a reminder that is cleared, with its note', { remind_at: null }, { remind_at: null, remind_note: null }],
  ['a price without decimals', { price: '7' }, { price: '7.00' }],
  ['an own field alone', { fields: { age: 31 } }, { fields: { ...whole.fields, age: 31 } }],
  ['removed own fields', { fields: { age: null, vip: null } }, { fields: { city: 'Казань' } }],
  ['the last own field', { fields: { age: null, vip: null, city: null } }, { fields: null }],
  ['the member', { assignee: '4' }, { assignee: '4' }],
  ['a paid status, which keeps the given paid date', { status: '1' }, { status: '1' }],
  ['several at once', { name: null, source: 'ya', price: null }, { name: null, source: 'ya', price: null }],
]

/** Refused bodies, each with the code and place of its refusal. */
const refused: [body: object, code: string, place: string][] = [
  [{}, 'required', '/title'],
  [{ title: '' }, 'required', '/title'],
  [{ title: '  ' }, 'required', '/title'],
  [{ title: 'x', colour: 'red' }, 'unknown-field', '/colour'],
  [{ title: 'x', status: '7' }, 'unknown-status', '/status'],
  [{ title: 'x', status: 0 }, 'wrong-type', '/status'],
  [{ title: 'x', price: 5 }, 'wrong-type', '/price'],
  [{ title: 'x', price: '1.234' }, 'not-price', '/price'],
  [{ title: 'x', creation_date: '2024-02-30T00:00:00Z' }, 'not-time', '/creation_date'],
  [{ title: 'x', creation_date: '0000-01-01T00:00:00+14:00' }, 'not-time', '/creation_date'],
  [{ title: 'x', creation_date: '9999-12-31T23:59:59-14:00' }, 'not-time', '/creation_date'],
  [{ title: 'x', paid_date: '9999-12-31T24:00:00Z' }, 'not-time', '/paid_date'],
  [{ title: 'x', remind_at: '9999-12-31T23:59:59-00:01' }, 'not-time', '/remind_at'],
  [{ title: 'x', creation_date: null }, 'wrong-type', '/creation_date'],
  [{ title: 'x', remind_at: '2024-03-04' }, 'not-time', '/remind_at'],
  [{ title: 'x', last_touch: { utm_sourse: 'vk' } }, 'unknown-field', '/last_touch/utm_sourse'],
  [{ title: 'x', fields: { a: [] } }, 'wrong-type', '/fields/a'],
  [{ title: 'x', remind_note: 'x'.repeat(301) }, 'too-long', '/remind_note'],
  [{ title: 'x'.repeat(1001) }, 'too-long', '/title'],
  [{ title: 'x', fields: manyFields(51) }, 'too-many-fields', '/fields'],
]

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)

  describe('a new lead', () => {
    test('has all given values; the response has its URL and version', async () => {
      const { status, headers, json } = await desk().send('POST', '/leads', whole)
      const { lead } = json as { lead: { id: string } }
      expect(status).toBe(201)
      expect(headers.get('location')).toBe(`/api/v2/projects/12345/leads/${lead.id}`)
      expect(headers.get('etag')).toBe('"1"')
      expect(lead).toMatchObject({ ...whole, door: 'api', version: 1, recorded_at: '2024-03-01T12:00:00Z' })
    })

    test('needs only a title; it defaults to now and the first status of type progress', async () => {
      const lead = await leads.create({ title: 'Только название' })
      expect(lead).toMatchObject({ ...unset, status: '0', creation_date: '2024-03-01T12:00:00Z', name: null })
      expect((await leads.events(lead.id))[0]?.topics).toEqual(['lead.created'])
    })

    test('in a paid status gets a paid date, and both topics', async () => {
      const lead = await leads.create({ status: '1', creation_date: '2024-01-01T00:00:00Z' })
      expect(lead.paid_date).toBe('2024-01-01T00:00:00Z')
      expect((await leads.events(lead.id))[0]?.topics).toEqual(['lead.created', 'lead.paid'])
    })

    test.each(refused)('is refused: %j %s', async (body, code, pointer) => {
      const { status, json } = await desk().send('POST', '/leads', body)
      expect({ status, ...json }).toMatchObject({ status: 422, code, pointer })
    })

    test('sent again with the same Idempotency-Key is made once', async () => {
      const sent = { headers: { 'Idempotency-Key': 'once' } }
      const [one, two] = [
        await desk().send('POST', '/leads', whole, sent),
        await desk().send('POST', '/leads', whole, sent),
      ]
      expect(two.json).toEqual(one.json)
      expect([two.headers.get('location'), two.headers.get('etag')]).toEqual([one.headers.get('location'), '"1"'])
    })

    test('without a name has an empty one in the documented API', async () => {
      const lead = await leads.create({ phone: '+79990000001' })
      const { json } = await desk().call('lead/list', {
        period: { from: '2024-01-01', to: '2025-01-01' },
        filters: [['id', '=', lead.id]],
      })
      expect(json.leads).toMatchObject([{ id: lead.id, name: '' }])
    })
  })

  describe('a repeat', () => {
    test('refers to the newest earlier lead with the same phone, else with the same e-mail', async () => {
      const [first, second] = [
        await leads.create({ phone: '8 495 111-22-33' }),
        await leads.create({ email: 'r@a.ru' }),
      ]
      const third = await leads.create({ phone: '+7 (495) 1112233', email: 'R@A.RU' })
      const fourth = await leads.create({ phone: '84951112233' })
      const fifth = await leads.create({ phone: '+74950000000', email: 'r@a.ru' })
      expect([first, second, third, fourth, fifth].map(({ repeat_of }) => repeat_of)).toEqual([
        null,
        null,
        first.id,
        third.id,
        third.id,
      ])
      expect((await leads.events(third.id))[0]?.topics).toEqual(['lead.created', 'lead.repeated'])
    })

    test('ignores leads in the bin or of another project, and phones that are no numbers', async () => {
      const other = await desk().newProject(777)
      const key = await desk().newKey('write', [other])
      await desk().lead({ phone: '84952223344' }, { project: other, key })
      await leads.remove((await leads.create({ phone: '84952223344' })).id)
      await leads.create({ phone: '-' })
      for (const phone of ['84952223344', '-']) expect((await leads.create({ phone })).repeat_of).toBeNull()
    })

    test('is found across both APIs, and among concurrent leads', async () => {
      const ids = await Promise.all([1, 2, 3].map(() => desk().lead({ phone: '84953334455' })))
      const inOrder = ids.map(Number).toSorted((a, b) => a - b)
      const told = await Promise.all(inOrder.map(async (id) => (await leads.events(String(id)))[0]?.after.repeatOf))
      expect(told).toEqual([undefined, ...inOrder.slice(0, -1)])
      expect((await leads.create({ phone: '84953334455' })).repeat_of).toBe(String(inOrder.at(-1)))
    })
  })

  describe('a change', () => {
    test.each(changes)('of %s', async (_, change, differs) => {
      const before = await leads.create(whole)
      const { lead, undo } = await leads.change(before.id, change)
      expect(lead).toEqual({ ...before, ...differs, version: 2 })
      expect(undo).toEqual(expect.any(String))
      expect(await leads.undo(undo)).toMatchObject({ leads: 1, skipped: 0 })
      const { lead: after } = await leads.change(before.id, {})
      expect(after).toEqual({ ...before, version: 3 })
    })

    test('to the same values changes nothing', async () => {
      const before = await leads.create(whole)
      const { first_touch, last_touch, ...same } = whole
      expect(await leads.change(before.id, { ...same, price: '12500.5' })).toEqual({ lead: before, undo: null })
      expect(await leads.events(before.id)).toHaveLength(1)
    })

    test('has an event with all its topics', async () => {
      const { id } = await leads.create()
      await leads.change(id, { status: '1', assignee: '5', title: 'Новая' })
      expect((await leads.events(id))[1]).toMatchObject({
        topics: ['lead.changed', 'lead.status_changed', 'lead.paid', 'lead.assigned'],
        before: { status: 0, assignee: null, paidDate: null },
        after: { status: 1, assignee: 5, paidDate: start },
      })
    })

    test('of an outdated version is refused, with the current lead', async () => {
      const { id } = await leads.create(whole)
      const headers = { 'If-Match': '"1"' }
      const answers = await Promise.all(
        ['one', 'two'].map((title) => desk().send('PATCH', `/leads/${id}`, { title }, { headers })),
      )
      const [won, lost] = answers.toSorted((one, other) => one.status - other.status)
      expect([won?.status, lost?.status]).toEqual([200, 412])
      expect(lost?.json).toMatchObject({ code: 'lead-changed', parameter: 'If-Match', current: won?.json.lead })
      expect(won?.headers.get('etag')).toBe('"2"')
    })

    test.each(['3', 'W/"1"', '"x"', '"1", "2"', '""'])('with If-Match %s is refused', async (given) => {
      const { id } = await leads.create()
      const reply = await desk().send('PATCH', `/leads/${id}`, { title: 'x' }, { headers: { 'If-Match': given } })
      expect(reply.json).toMatchObject({ code: 'wrong-form', parameter: 'If-Match' })
    })

    test('with If-Match: * is accepted at any version', async () => {
      const { id } = await leads.create()
      const sent = { headers: { 'If-Match': '*' } }
      expect((await desk().send('PATCH', `/leads/${id}`, { title: 'x' }, sent)).status).toBe(200)
    })

    test('with too many own fields is refused', async () => {
      const { id } = await leads.create({ fields: manyFields(50) })
      const { status, json } = await desk().send('PATCH', `/leads/${id}`, { fields: { one: 'more' } })
      expect([status, json.code, json.pointer]).toEqual([422, 'too-many-fields', '/fields'])
      await leads.change(id, { fields: { f0: null, one: 'more' } })
    })
  })

  describe('a lead that', () => {
    const calls = [
      ['PATCH', '', { title: 'x' }],
      ['DELETE', '', undefined],
      ['POST', '/restore', undefined],
      ['POST', '/purge', undefined],
      ['POST', '/comments', { comment: 'x' }],
      ['POST', '/opened', undefined],
    ] as const

    test.each(calls)('does not exist: %s%s', async (verb, path, body) => {
      for (const id of ['0', '999999', 'x', '9'.repeat(40)]) {
        const { status, json } = await desk().send(verb, `/leads/${id}${path}`, body)
        expect([status, json.code]).toEqual([404, 'no-such-lead'])
      }
    })

    test('is in the bin cannot be changed, commented on or opened', async () => {
      const { id } = await leads.create()
      await leads.remove(id)
      for (const [verb, path, body] of calls.filter(([, , body]) => body).concat([['POST', '/opened', undefined]])) {
        const { status, json } = await desk().send(verb, `/leads/${id}${path}`, body)
        expect([status, json.code]).toEqual([409, 'lead-in-bin'])
      }
      const wire = await desk().call('lead/update', { id, title: 'x' })
      expect([wire.status, wire.json.error]).toEqual([404, 'resource_not_found'])
    })
  })

  describe('a comment', () => {
    test('is in the timeline and does not change the lead', async () => {
      const { id } = await leads.create()
      const { lead, event } = await leads.post(`/leads/${id}/comments`, { comment: 'Перезвонить' })
      expect(lead.version).toBe(1)
      const [, told] = await leads.events(id)
      expect(told).toMatchObject({ number: event, topics: ['lead.commented'], after: { comment: 'Перезвонить' } })
      expect((await desk().send('POST', `/events/${event}/undo`)).json.code).toBe('not-undoable')
    })

    test.each([
      ['', 'required'],
      [' ', 'required'],
      ['x'.repeat(10_001), 'too-long'],
    ])('that is empty or too long is refused', async (comment, code) => {
      const { id } = await leads.create()
      const { status, json } = await desk().send('POST', `/leads/${id}/comments`, { comment })
      expect({ status, ...json }).toMatchObject({ status: 422, code, pointer: '/comment' })
    })
  })

  test('a lead is opened once, and that time counts as the first response', async () => {
    const { id } = await leads.create()
    desk().clock.now = start + 60
    const { lead } = await leads.post(`/leads/${id}/opened`)
    expect(lead).toMatchObject({ responded_at: '2024-03-01T12:01:00Z', version: 2 })
    desk().clock.now = start + 120
    expect((await leads.post(`/leads/${id}/opened`)).lead).toEqual(lead)
    expect((await leads.events(id)).map(({ topics }) => topics)).toEqual([['lead.created'], ['lead.opened']])
    desk().clock.now = start
  })

  test('a change by a script does not count as a response', async () => {
    const { id } = await leads.create()
    expect((await leads.change(id, { title: 'x' })).lead.responded_at).toBeNull()
  })
})

function manyFields(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, index]))
}
