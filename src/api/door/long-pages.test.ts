import { request } from 'node:http'
import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

/** Texts of a thousand characters: of four bytes each, or folding to eighteen characters each. */
const rare = Array.from({ length: 1_000 }, (_, index) => String.fromCodePoint(0x2_0000 + ((index * 7_919) % 40_000)))
const long = (end: string) => `${rare.slice(0, 999).join('')}${end}`
const folding = (end: string) => `${'\u{fdfa}'.repeat(999)}${end}`
const texts = [long('а'), long('б'), long('в'), folding('а'), folding('б'), folding('в')]

eachDatabase((database) => {
  const desk = useDesk(database)

  /** Reads a list in pages of one item; returns the items, and for each page but the last whether it had a header `Link`. */
  async function walk(path: string, query: Record<string, string> = {}) {
    const items: Record<string, unknown>[] = []
    const links: boolean[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const asked = { ...query, limit: '1', ...(cursor && { cursor }) }
      const { status, json, text, headers } = await desk().send('GET', path, undefined, { query: asked })
      expect(status, text).toBe(200)
      items.push(...(json.items as typeof items))
      cursor = json.next as string | null
      if (cursor) links.push(headers.has('link'))
    }
    return { items, links }
  }

  describe('lists whose cursors hold a thousand rare letters can be paged through', () => {
    beforeAll(async () => {
      for (const source of texts) await desk().lead({ source, title: source })
      const days = texts.map((source) => ({ day: '2024-01-15', source, amount: '1.00' }))
      const { status, text } = await desk().send('PUT', '/costs', { costs: days })
      expect(status, text).toBe(200)
    })

    const sorted = (some: unknown[]) => [...some].sort()
    test.each<[string, string, Record<string, string>]>([
      ['sources', '/sources', {}],
      ['costs', '/costs', {}],
      ['costs of months', '/costs', { unit: 'month' }],
      ['leads by source', '/leads', { sort: 'source' }],
      ['leads by title', '/leads', { sort: '-title' }],
    ])('%s', async (_, path, query) => {
      const { items, links } = await walk(path, query)
      expect(sorted(items.map(({ source }) => source))).toEqual(sorted(texts))
      if (path !== '/leads') expect(links).toContain(false)
    })
  })

  test('a malformed cursor, or one that decompresses to too much, is refused', async () => {
    for (const cursor of ['.', '.x', `.${deflateRawSync(Buffer.alloc(3_000_000, 'x')).toString('base64url')}`]) {
      const { status, json } = await desk().send('GET', '/sources', undefined, { query: { cursor } })
      expect([status, json.code]).toEqual([422, 'foreign-cursor'])
    }
  })

  describe('a long filter', () => {
    const sources = Array.from({ length: 300 }, (_, index) => `Рекламный источник ${index}`)
    const filter = { field: 'source', operator: 'in', value: sources }

    beforeAll(async () => {
      for (const source of sources.slice(0, 3)) await desk().lead({ source })
    })

    test('gets its cursor in the body only, since proxies limit the size of headers', async () => {
      const { headers, json, status } = await desk().send('GET', '/leads', undefined, {
        query: { filter: JSON.stringify(filter), limit: '2' },
      })
      expect([status, json.total, typeof json.next]).toEqual([200, 3, 'string'])
      expect(headers.has('link')).toBe(false)
      const bytes = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
      expect(bytes).toBeLessThan(3_000)
    })

    test('that a view can store works in a list', async () => {
      const value = Array.from({ length: 8 }, (_, index) => `${index}${'Ж'.repeat(980)}`)
      const kept = { field: 'source', operator: 'in', value }
      const length = JSON.stringify(kept).length
      expect(length).toBeGreaterThan(7_850)
      const view = await desk().send('POST', '/views', { name: 'Все', filter: kept })
      expect(view.status, view.text).toBe(201)
      const query = new URLSearchParams({ filter: JSON.stringify((view.json as { filter: unknown }).filter) })
      expect(String(query).length).toBeGreaterThan(46_000)
      const reply = await desk().send('GET', '/leads', undefined, { query: Object.fromEntries(query) })
      expect(reply.status, reply.text.slice(0, 200)).toBe(200)
      const address = `${desk().address}/api/v2/projects/12345/reports/summary?${query}`
      const summary = await fetch(address, { headers: { Authorization: `Bearer ${await desk().adminKey()}` } })
      expect(summary.status).toBe(200)
    })

    test('of more than 64 kB is refused', async () => {
      const status = await new Promise((resolve, reject) => {
        const sent = request(`${desk().address}/api/v2/projects/12345/leads?filter=${'x'.repeat(66_000)}`)
        sent.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject)
        sent.end()
      })
      expect(status).toBe(431)
    })
  })
})
