import { beforeAll, describe, expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, start, useDesk } from '../../test/desk.ts'
import { createLeads } from '../actions/leads.ts'
import { findProject } from '../actions/projects.ts'
import { type LeadDraft, textLimits } from '../domain/lead.ts'

type Item = { id: string; text: string | null }
const orders = '/api/v1/project/integration/order/list'
const reported = '/api/v1/project/analytics/list-orders'
const count = 1_100

eachDatabase((database) => {
  const desk = useDesk(database)
  beforeAll(async () => {
    const project = await findProject(desk().store, 12345)
    const draft: LeadDraft = {
      ...{ title: 'Заявка', name: null, phone: null, email: null, source: null, price: null, text: null },
      ...{ creationDate: start - 3_600, paidDate: null, status: 0 },
    }
    await createLeads(desk().store, cli, project, Array<LeadDraft>(count).fill(draft), start)
  })

  /** A text of `length` letters as an SQL expression. */
  const letters = (length: number) =>
    database.name === 'sqlite' ? `replace(hex(zeroblob(${length})), '00', 'щ')` : `repeat('щ', ${length})`
  const ids = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => String(from - index))
  const list = (body: object) => desk().call('lead/list', { period: always, ...body })

  test('a list of over a thousand leads has their short, long, empty and unset texts unchanged', async () => {
    const [short, long] = [1_000, 1_001].map((length) => 'щ'.repeat(length))
    const text = `case id % 4 when 0 then null when 1 then '' when 2 then ${letters(1_000)} else ${letters(1_001)} end`
    await sqlOn(desk().url, `update leads set text = ${text}`)
    for (const filters of [undefined, [['title', '=', 'заявка']]]) {
      const { json } = await list({ limit: 10_000, filters })
      const found = json.leads as Item[]
      expect([found.map(({ id }) => id), json.total]).toEqual([ids(count, 1), count])
      for (const { id, text } of found) expect(text).toBe([null, '', short, long][Number(id) % 4])
    }
  })

  describe('a list of leads with texts of the maximum length', () => {
    const whole = 'щ'.repeat(textLimits.text)
    beforeAll(() => sqlOn(desk().url, `update leads set text = ${letters(textLimits.text)}`))

    test.each<[string, object]>([
      ['lead/list', { period: always }],
      ['lead/list', { period: always, filters: [['title', '=', 'заявка']] }],
      [orders, {}],
      [reported, { period: always }],
    ])('%s with %j refuses a limit over which the answer would be too long', async (method, body) => {
      const { status, json } = await desk().call(method, { ...body, limit: 10_000 })
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: 'limit' }])
      expect(json.description).toMatch(
        /^Argument limit is too large: .* over 134217728 bytes together\. Expected 1000 or /,
      )
    })

    test('has a thousand complete leads', async () => {
      const address = `${desk().address}/api/v1/project/leads/lead/list?project=12345&key=${desk().key}`
      const reply = await fetch(address, { method: 'POST', body: JSON.stringify({ period: always }) })
      const bytes = Buffer.from(await reply.arrayBuffer())
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-length')).toBe(String(bytes.length))
      const [head, tail] = [`{"leads":[{"id":"${count}",`, `щщ"}],"total":${count},"status":"success"}`]
      expect(bytes.subarray(0, Buffer.byteLength(head)).toString()).toBe(head)
      expect(bytes.subarray(-Buffer.byteLength(tail)).toString()).toBe(tail)
      expect(bytes.length - 1_000 * Buffer.byteLength(whole)).toBeLessThan(300_000)
    })

    test('has its last page with the largest limit', async () => {
      const { json } = await list({ limit: 10_000, offset: 1_050 })
      expect((json.leads as Item[]).map(({ id }) => id)).toEqual(ids(50, 1))
    })

    test.each([
      [orders, 'data'],
      [reported, 'orders'],
    ])('of %s has all fields of each order', async (method, name) => {
      const { json } = await desk().call(method, { limit: 60 })
      const found = json[name] as Item[]
      expect([Object.keys(json), json.total]).toEqual([[name, 'total', 'status'], count])
      expect(found.map(({ id }) => id)).toEqual(ids(count, count - 59))
      expect(found.every((order) => order.text === whole)).toBe(true)
    })
  })
})
