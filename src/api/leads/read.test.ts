import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { type LeadDraft, v2SortFields } from '../../domain/lead.ts'
import { sortPositionOf } from '../../domain/selection.ts'

const draft: LeadDraft = {
  title: 'Заявка',
  name: 'Иван',
  phone: null,
  email: null,
  source: null,
  text: null,
  creationDate: start - 3_600,
  paidDate: null,
  status: 0,
  price: null,
}
const by = { door: 'api', name: 'test' } as const
type Item = { id: string }

eachDatabase((database) => {
  const desk = useDesk(database)
  const list = async (query: Record<string, string> = {}) => {
    const { status, json, text, headers } = await desk().send('GET', '/leads', undefined, { query })
    expect(status, text).toBe(200)
    return { ...json, headers } as unknown as {
      items: Item[]
      total: number
      sum: string
      next: string | null
      headers: Headers
    }
  }
  const make = async (drafts: Partial<LeadDraft>[]) => {
    const project = await findProject(desk().store, 12345)
    const last = await createLeads(
      desk().store,
      by,
      project,
      drafts.map((each) => ({ ...draft, ...each })),
      desk().clock.now,
    )
    return drafts.map((_, index) => String(last - drafts.length + 1 + index))
  }

  describe('a list', () => {
    let ids: string[]
    beforeAll(async () => {
      ids = await make([
        { title: 'Окна', phone: '8 (999) 123-45-67', price: 10_050, source: '2gis', email: 'a@b.ru' },
        { title: 'Двери', phone: '+7 999 123-45-67', price: 1, status: 2, creationDate: start - 86_400 * 40 },
        { title: 'Полы', name: 'Алёна', email: 'A@B.ru', text: 'вечером' },
      ])
    })

    test('has all fields of a lead', async () => {
      const { items, total, sum, next } = await list({ q: 'окна' })
      expect({ total, sum, next }).toEqual({ total: 1, sum: '100.50', next: null })
      expect(items).toEqual([
        {
          id: ids[0],
          title: 'Окна',
          name: 'Иван',
          phone: '8 (999) 123-45-67',
          email: 'a@b.ru',
          source: '2gis',
          text: null,
          creation_date: '2024-03-01T11:00:00Z',
          paid_date: null,
          status: '0',
          price: '100.50',
          version: 1,
          recorded_at: '2024-03-01T12:00:00Z',
          door: 'api',
          created_by: 'test',
          assignee: null,
          remind_at: null,
          remind_note: null,
          responded_at: null,
          due_at: '2024-03-01T12:05:00Z',
          deleted_at: null,
          repeat_of: null,
          merged_into: null,
          lost_reason: null,
          first_touch: null,
          last_touch: null,
          fields: null,
        },
      ])
    })

    test('returns the period that it covers', async () => {
      const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'today' } })
      const today = { from: '2024-02-29T21:00:00Z', to: '2024-03-01T20:59:59Z', time_zone: 'Europe/Moscow' }
      expect(json).toMatchObject({ total: 2, period: { name: 'today', ...today } })
      const all = await desk().send('GET', '/leads')
      expect(all.json.period).toEqual({ name: 'all', from: null, to: null, time_zone: 'Europe/Moscow' })
    })

    test('has only the requested fields, and the id', async () => {
      const { items } = await list({ fields: 'title, price', sort: 'id', limit: '1' })
      expect(items).toEqual([{ id: ids[0], title: 'Окна', price: '100.50' }])
    })

    test.each([
      ['89991234567', [1, 0]],
      ['999 123', [1, 0]],
      ['алена', [2]],
      ['a@b', [2, 0]],
      ['полы вечер', [2]],
      ['окна вечер', []],
      ['   ', [2, 1, 0]],
    ])('searched by %j', async (q, found) => {
      const { items } = await list({ q, sort: '-id' })
      expect(items.map(({ id }) => id)).toEqual(found.map((index) => ids[index]))
    })

    test('can be paged through by its links', async () => {
      const first = await list({ sort: 'price', limit: '2' })
      const [, link] = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
      const second = await desk().send('GET', link as string)
      expect([...first.items, ...(second.json.items as Item[])].map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]])
      expect(second.headers.get('link')).toBe(null)
    })

    test('starts at any offset and continues from there', async () => {
      const { items, total, sum, next, headers } = await list({ sort: 'price', limit: '1', offset: '1' })
      expect([items.map(({ id }) => id), total, sum]).toEqual([[ids[1]], 3, '100.51'])
      const last = await list({ sort: 'price', limit: '1', cursor: next as string })
      expect(last.items.map(({ id }) => id)).toEqual([ids[0]])
      expect(headers.get('link')).not.toContain('offset')
      expect(await list({ offset: '3' })).toMatchObject({ items: [], total: 3, next: null })
      const both = { sort: 'price', limit: '1', cursor: next as string, offset: '0' }
      const { json } = await desk().send('GET', '/leads', undefined, { query: both })
      expect(json).toMatchObject({ code: 'foreign-cursor', parameter: 'cursor' })
    })

    test('continues with the same day after midnight', async () => {
      const today = await list({ period: 'today', limit: '1' })
      desk().clock.now += 86_400
      const rest = await desk().send('GET', '/leads', undefined, {
        query: { period: 'today', limit: '1', cursor: today.next as string },
      })
      desk().clock.now -= 86_400
      expect(rest.json).toMatchObject({ total: 2, period: { from: '2024-02-29T21:00:00Z' } })
      expect((rest.json.items as Item[]).map(({ id }) => id)).not.toEqual(today.items.map(({ id }) => id))
    })

    test('continues after a long text, also when its lead has another one since', async () => {
      const long = 'Ж'.repeat(900)
      const made = await make([{ title: `${long}а` }, { title: `${long}б` }, { title: `${long}в` }])
      const query = { sort: 'title', q: 'ЖЖЖ', limit: '1' }
      const met: string[] = []
      for (let page = await list(query); ; page = await list({ ...query, cursor: page.next as string })) {
        met.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        expect(page.next.length).toBeLessThan(1_000)
        if (met.length === 1) await desk().send('PATCH', `/leads/${met[0]}`, { title: 'Яблоко' })
      }
      expect(met).toEqual(made)
    })

    test.each([
      [{ period: 'tomorrow' }, 'unknown-period', 'period'],
      [{ filter: '{' }, 'not-json', 'filter'],
      [{ filter: '{"field":"phone_key","operator":"=","value":"1"}' }, 'unknown-field', 'filter'],
      [{ q: 'ы'.repeat(201) }, 'too-long', 'q'],
      [{ sort: 'phone' }, 'unknown-choice', 'sort'],
      [{ sort: '--price' }, 'unknown-choice', 'sort'],
      [{ fields: 'title,phone_key' }, 'unknown-choice', 'fields'],
      [{ limit: '0' }, 'out-of-range', 'limit'],
      [{ limit: '1001' }, 'out-of-range', 'limit'],
      [{ limit: '-1' }, 'wrong-form', 'limit'],
      [{ cursor: 'x' }, 'foreign-cursor', 'cursor'],
      [{ offset: '-1' }, 'wrong-form', 'offset'],
      [{ filters: '[]' }, 'unknown-field', 'filters'],
    ])('refuses %j', async (query, code, parameter) => {
      const { status, json } = await desk().send('GET', '/leads', undefined, { query })
      expect(json).toMatchObject({ code, parameter })
      expect(status).toBe(code === 'not-json' ? 400 : 422)
    })

    test('has the same items at a large offset as by paging to it', async () => {
      await make(
        Array.from({ length: 1_500 }, (_, n) => ({
          title: 'Глубина',
          creationDate: start - 500_000 - 700 * (n % 700),
        })),
      )
      const all: string[] = []
      for (let cursor = ''; cursor !== '-'; ) {
        const { items, next } = await list({ limit: '1000', fields: 'id', ...(cursor && { cursor }) })
        all.push(...items.map(({ id }) => id))
        cursor = next ?? '-'
      }
      for (const offset of [999, 1_000, 1_234, all.length - 1]) {
        const { items } = await list({ limit: '7', fields: 'id', offset: String(offset) })
        expect(items.map(({ id }) => id)).toEqual(all.slice(offset, offset + 7))
      }
      const up = await list({ sort: 'creation_date', limit: '5', offset: '1100' })
      expect(up.items.map(({ id }) => id)).toEqual(all.toReversed().slice(1_100, 1_105))
    })

    test('refuses the cursor of another query', async () => {
      const { next } = await list({ sort: 'price', limit: '1' })
      const others: Record<string, string>[] = [{ sort: '-price' }, { q: 'окна' }, { period: 'today' }]
      for (const other of others) {
        const query = { sort: 'price', ...other, cursor: next as string }
        const { json } = await desk().send('GET', '/leads', undefined, { query })
        expect(json.code).toBe('foreign-cursor')
      }
    })

    test('of related leads has those with the same phone in any spelling, else those with the same e-mail', async () => {
      const related = async (id: string | undefined) =>
        ((await desk().send('GET', `/leads/${id}/related`)).json.items as Item[]).map((each) => each.id)
      expect(await related(ids[0])).toEqual([ids[1]])
      expect(await related(ids[1])).toEqual([ids[0]])
      expect(await related(ids[2])).toEqual([ids[0]])
    })
  })

  describe('one lead', () => {
    test('is returned with its version as the ETag', async () => {
      const [id] = await make([{ title: 'Одна' }])
      const { status, json, headers } = await desk().send('GET', `/leads/${id}`)
      expect([status, json.title, headers.get('etag')]).toEqual([200, 'Одна', '"1"'])
    })

    test('in the bin is returned only on request', async () => {
      const [id] = await make([{ title: 'Убрана' }])
      await desk().send('DELETE', `/leads/${id}`)
      expect((await desk().send('GET', `/leads/${id}`)).json.code).toBe('no-such-lead')
      const asked = await desk().send('GET', `/leads/${id}`, undefined, { query: { deleted: 'true' } })
      expect(asked.json).toMatchObject({ id, deleted_at: '2024-03-01T12:00:00Z' })
      const filter = '{"field":"deleted","operator":"=","value":true}'
      expect((await list({ filter, q: 'убрана' })).items).toHaveLength(1)
      expect((await list({ q: 'убрана' })).items).toEqual([])
    })

    test.each(['0', '999999', '01', 'x', '99999999999999999999'])('with the id %s is unknown', async (id) => {
      for (const path of ['', '/neighbours', '/related']) {
        const { status, json } = await desk().send('GET', `/leads/${id}${path}`)
        expect([status, json.code]).toEqual([404, 'no-such-lead'])
      }
    })
  })

  test.each(v2SortFields)('pages by %s have each lead once while others come, change and go', async (field) => {
    const tag = `walk-${field}`
    const values = Array.from({ length: 23 }, (_, index) => ({
      title: `${tag} ${index % 5}`,
      name: index % 3 ? `И${index % 4}` : null,
      source: index % 3 ? `s${index % 4}` : null,
      price: index % 3 ? (index % 4) * 100 : null,
      paidDate: index % 3 ? start + (index % 4) : null,
      remindAt: index % 3 ? start + (index % 4) : null,
      creationDate: start - (index % 6),
      status: (index % 2) * 2,
    }))
    for (const sort of [field, `-${field}`]) {
      const ids = await make(values)
      const query = { sort, q: tag, limit: '4', filter: `{"field":"id","operator":">=","value":"${ids[0]}"}` }
      const met: string[] = []
      for (let cursor: string | null = '', page = 0; cursor !== null; page++) {
        const { items, next }: { items: Item[]; next: string | null } = await list({
          ...query,
          ...(cursor && { cursor }),
        })
        met.push(...items.map(({ id }) => id))
        cursor = next
        if (page === 2) await make(values.slice(0, 5))
        if (page === 3) await desk().send('DELETE', `/leads/${met[0]}`)
        if (page === 4) await desk().send('PATCH', `/leads/${ids[22]}`, { text: 'изменено' })
      }
      expect(new Set(met).size).toBe(met.length)
      expect(ids.filter((id) => !met.includes(id))).toEqual([])
    }
  })
})

test('the sort position of a lead has its folded text, or null', () => {
  const lead = { ...draft, id: 7, name: null, title: 'Ёлка' } as Parameters<typeof sortPositionOf>[0]
  expect(sortPositionOf(lead, 'title')).toEqual({ value: 'елка', id: 7 })
  expect(sortPositionOf(lead, 'name')).toEqual({ value: null, id: 7 })
})
