import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, openDesk, type Reply, start, type TestDesk, useDesk } from '../../test/desk.ts'
import { removeStatus } from '../actions/statuses.ts'
import type { Project } from '../domain/project.ts'

const body = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка', price: 12500 }
const day = 24 * 3600

const same: [title: string, text: string][] = [
  ['word for word', JSON.stringify(body)],
  ['with its keys in another order', JSON.stringify(Object.fromEntries(Object.entries(body).reverse()))],
  ['with other white space', JSON.stringify(body, null, 4)],
  ['as JSON5', `{creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка', price: 12500,}`],
  ['with escaped letters', JSON.stringify(body).replace('Иван', '\\u0418\\u0432\\u0430\\u043d')],
  ['with its number in another form', JSON.stringify(body).replace('12500', '1.25e4')],
]

const other: [title: string, given: object][] = [
  ['another value', { ...body, name: 'Пётр' }],
  ['one field more', { ...body, source: 'vk' }],
  ['one field less', { ...body, price: undefined }],
  ['a field that nobody knows', { ...body, comment: 'x' }],
  ['a number as text', { ...body, price: '12500' }],
  ['a body that would be refused by itself', { ...body, status: '7' }],
  ['an empty body', {}],
]

const wrongKeys: [title: string, key: string][] = [
  ['of 256 characters', 'k'.repeat(256)],
  ['that is empty', ''],
  ['with a space inside', 'a b'],
  ['with a tab inside', 'a\tb'],
  ['with a letter that is not ASCII', 'ключ'],
]

const rightKeys: [title: string, key: string][] = [
  ['of 1 character', 'k'],
  ['of 255 characters', 'k'.repeat(255)],
  ['of every visible sign', Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('')],
]

eachDatabase((database) => {
  const desk = useDesk(database)
  let count = 0
  const newKey = () => `key-${++count}`

  const create = (key: string, given: object | string = body, sent: object = {}): Promise<Reply> =>
    desk().call('lead/create', given, { headers: { 'Idempotency-Key': key }, ...sent })
  const total = async (sent: object = {}) => (await desk().call('lead/list', { period: always }, sent)).json.total
  const created = (reply: Reply) => expect(reply.text).toMatch(/^\{"lead_id":"\d+","status":"success"\}$/)

  for (const [title, text] of same)
    test(`§8 the same key makes no second lead: a body ${title}`, async () => {
      const key = newKey()
      const first = await create(key)
      const before = await total()
      for (const reply of [await create(key, text), await create(key, text)]) {
        created(reply)
        expect(reply.text).toBe(first.text)
      }
      expect(await total()).toBe(before)
    })

  for (const [title, given] of other)
    test(`§8 the same key with another body is resource_already_exists: ${title}`, async () => {
      const key = newKey()
      const first = await create(key)
      const before = await total()
      const reply = await create(key, given)
      expect([reply.status, reply.json.error, reply.json.details]).toEqual([
        409,
        'resource_already_exists',
        { argument: 'Idempotency-Key' },
      ])
      expect(await total()).toBe(before)
      expect((await create(key)).text).toBe(first.text)
    })

  test('§8 another key, and none, make another lead', async () => {
    const before = Number(await total())
    for (const reply of [await create(newKey()), await create(newKey())]) created(reply)
    await desk().lead(body)
    await desk().lead(body)
    expect(await total()).toBe(before + 4)
  })

  test('§8 keys of other letter case are other keys', async () => {
    const [upper, lower] = [await create('Case-KEY'), await create('case-key')]
    expect(upper.json.lead_id).not.toBe(lower.json.lead_id)
  })

  test('§8 what was refused is not remembered', async () => {
    const key = newKey()
    for (const wrong of [{ ...body, status: '7' }, { ...body, title: '' }, {}])
      expect((await create(key, wrong)).json.error).toBe('incorrect_request')
    created(await create(key))
  })

  for (const [title, key] of wrongKeys)
    test(`§8 a key is refused ${title}`, async () => {
      const before = await total()
      const { status, json } = await create(Buffer.from(key).toString('latin1'))
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: 'Idempotency-Key' }])
      expect(json.description).toBe('Header Idempotency-Key must be 1 to 255 visible ASCII characters')
      expect(await total()).toBe(before)
    })

  for (const [title, key] of rightKeys)
    test(`§8 a key is accepted ${title}`, async () => {
      const first = await create(key)
      created(first)
      expect((await create(key)).text).toBe(first.text)
    })

  test('§8 a key is remembered for 24 hours and then makes a new lead', async () => {
    const key = newKey()
    desk().clock.now = start
    const first = await create(key)
    desk().clock.now = start + day - 1
    expect((await create(key)).text).toBe(first.text)
    desk().clock.now = start + day
    const second = await create(key, { ...body, name: 'Пётр' })
    created(second)
    expect(second.json.lead_id).not.toBe(first.json.lead_id)
    desk().clock.now = start + day + day - 1
    expect((await create(key, { ...body, name: 'Пётр' })).text).toBe(second.text)
    expect((await create(key)).status).toBe(409)
    desk().clock.now = start
  })

  test('§8 the same key in two projects makes a lead in each', async () => {
    const projects = [await desk().newProject(2001), await desk().newProject(2002)]
    const key = await desk().newKey('write', projects)
    for (const project of projects)
      for (const name of ['Иван', 'Иван']) {
        const reply = await create(
          'shared',
          { ...body, name, title: `Проект ${project}` },
          sentTo(project, key, 'shared'),
        )
        expect(reply.json).toEqual({ lead_id: '1', status: 'success' })
      }
    for (const project of projects) expect(await total({ project, key })).toBe(1)
  })

  test('§8 keys of this desk that differ share the space of their project', async () => {
    const key = newKey()
    const first = await create(key)
    const access = await desk().newKey('admin', [desk().project])
    expect((await create(key, body, sentTo(desk().project, access, key))).text).toBe(first.text)
  })

  test('§8 the answer stays the same though the status was removed meanwhile', async () => {
    const project = await desk().newProject(2003)
    const sent = sentTo(project, await desk().newKey('write', [project]), 'removed')
    const given = { ...body, status: '2' }
    const first = await create('removed', given, sent)
    created(first)
    const found = (await desk().store.projects.find(project)) as Project
    await removeStatus(desk().store, { door: 'cli', name: 'cli' }, found, { id: 2, replacement: 0 }, start)
    expect((await create('removed', given, sent)).text).toBe(first.text)
    expect(await total({ project, key: sent.key })).toBe(1)
  })

  test('§8 twenty at once make one lead and get one answer', async () => {
    const key = newKey()
    const before = Number(await total())
    const replies = await Promise.all(Array.from({ length: 20 }, () => create(key)))
    for (const reply of replies) {
      created(reply)
      expect(reply.text).toBe(replies[0]?.text)
    }
    expect(await total()).toBe(before + 1)
  })

  test('§8 of twenty at once with different bodies one makes a lead, the others are resource_already_exists', async () => {
    const key = newKey()
    const before = Number(await total())
    const bodies = Array.from({ length: 20 }, (_, index) => ({ ...body, name: `Иван ${index}` }))
    const replies = await Promise.all(bodies.map((given) => create(key, given)))
    expect(replies.filter(({ json }) => json.status === 'success')).toHaveLength(1)
    expect(replies.filter(({ json }) => json.error === 'resource_already_exists')).toHaveLength(19)
    expect(await total()).toBe(before + 1)
  })

  test('update ignores the key', async () => {
    const [id, key] = [await desk().lead(body), newKey()]
    for (const name of ['Пётр', 'Анна'])
      expect((await desk().call('lead/update', { id, name }, { headers: { 'Idempotency-Key': key } })).json).toEqual({
        status: 'success',
      })
  })
})

eachDatabase((database) => {
  let url: string
  let desk: TestDesk | undefined
  beforeAll(async () => {
    url = await database.fresh()
  })
  afterAll(() => desk?.close())

  test('§8 a key is remembered across restarts', async () => {
    const texts: string[] = []
    for (let run = 0; run < 3; run++) {
      desk = await openDesk(url)
      texts.push((await desk.call('lead/create', body, { headers: { 'Idempotency-Key': 'restart' } })).text)
      expect((await desk.call('lead/list', { period: always })).json.total).toBe(1)
      await desk.close()
      desk = undefined
    }
    expect(texts).toEqual(Array(3).fill('{"lead_id":"1","status":"success"}'))
  })
})

function sentTo(project: number, key: string, once: string) {
  return { project, key, headers: { 'Idempotency-Key': once } }
}
