import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'

type Item = { source: string; leads: number; last_seen: string; channel: string | null }
type Answer = { items: Item[]; next: string | null }

/** A text longer than an index entry of PostgreSQL, with the same beginning for every `end`. */
const long = (end: string) => `${'Ж'.repeat(998)}${end}`

eachDatabase((db) => {
  for (const way of ['here', 'reader-pool'] as const)
    describe(`sources, read ${way}`, () => {
      const desk = useDesk(db, way === 'reader-pool' ? { forcedPath: 'reader-pool' } : {})
      const ask = async (query: Record<string, string> = {}) =>
        (await desk().send('GET', '/sources', undefined, { query })).json as Answer
      const names = async (query: Record<string, string>) => (await ask(query)).items.map(({ source }) => source)

      beforeAll(async () => {
        await desk().newProject(777)
        await desk().lead({ source: 'of another' }, { project: 777, key: await desk().newKey('write', [777]) })
        for (const source of ['Авито', 'авито', 'avito_1', null, 'avito_2', 'AVITO', long('А'), long('Б')])
          await desk().lead({ source })
        desk().clock.now += 60
        for (const source of ['АВИТО', 'avito_2', 'Ёлка', '50%', long('А')]) await desk().lead({ source })
      })

      test('are listed with the number of leads, the time of the newest, and the channel', async () => {
        const before = '2024-03-01T12:00:00Z'
        const after = '2024-03-01T12:01:00Z'
        expect((await ask()).items).toEqual([
          { source: '50%', leads: 1, last_seen: after, channel: null },
          { source: 'AVITO', leads: 1, last_seen: before, channel: '8' },
          { source: 'avito_1', leads: 1, last_seen: before, channel: '8' },
          { source: 'avito_2', leads: 2, last_seen: after, channel: '8' },
          { source: 'АВИТО', leads: 3, last_seen: after, channel: '8' },
          { source: 'Ёлка', leads: 1, last_seen: after, channel: null },
          { source: long('А'), leads: 2, last_seen: after, channel: null },
          { source: long('Б'), leads: 1, last_seen: before, channel: null },
        ])
      })

      test.each([
        ['avito', ['AVITO', 'avito_1', 'avito_2']],
        ['АВ', ['АВИТО']],
        ['е', ['Ёлка']],
        ['жж', [long('А'), long('Б')]],
        ['5', ['50%']],
        ['я', []],
        ['avito_3', []],
      ])('that begin with %s', async (prefix, expected) => {
        expect(await names({ prefix })).toEqual(expected)
      })

      test.each([
        ['ВИТ', ['АВИТО']],
        ['_', ['avito_1', 'avito_2']],
        ['%', ['50%']],
        ['нет такого', []],
      ])('that hold %s', async (q, expected) => {
        expect(await names({ q })).toEqual(expected)
      })

      test.each([1, 3, 7, 8, 9])('page by page, %i at a time', async (limit) => {
        const seen: string[] = []
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const { items, next } = await ask({ limit: String(limit), ...(cursor && { cursor }) })
          expect(items.length).toBeLessThanOrEqual(limit)
          seen.push(...items.map(({ source }) => source))
          cursor = next
        }
        expect(seen).toEqual(await names({ limit: '1000' }))
      })

      test('a masked viewer sees only their own sources', async () => {
        const project = await findProject(desk().store, 12345)
        const mask = { sources: ['авито', 'avito_2', 'нет такого'] }
        const { sources, next } = await desk().store.read('sources', { project, mask }, { limit: 2 })
        expect(sources.map(({ source, leads }) => [source, leads])).toEqual([
          ['avito_2', 2],
          ['АВИТО', 3],
        ])
        expect(next).toBe('авито')
      })

      test('leads in the bin are not counted, and sources of only such leads are not listed', async () => {
        const binned = await Promise.all([desk().lead({ source: 'только здесь' }), desk().lead({ source: 'avito_1' })])
        for (const id of binned) expect((await desk().send('DELETE', `/leads/${id}`)).status).toBe(200)
        const { items } = await ask({ limit: '1000' })
        expect(items.find(({ source }) => source === 'avito_1')?.leads).toBe(1)
        expect(items.map(({ source }) => source)).not.toContain('только здесь')
      })

      test('the header Link has the next page of the same query', async () => {
        const { headers, json } = await desk().send('GET', '/sources', undefined, {
          query: { prefix: 'avito', limit: '2' },
        })
        const [, path] = /^<(.*)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
        const address = new URL(path as string, `${desk().address}/api/v2/projects/12345/sources`)
        expect(address.searchParams.get('cursor')).toBe(json.next)
        expect(await names(Object.fromEntries(address.searchParams))).toEqual(['avito_2'])
      })

      test('the cursor of another query is refused', async () => {
        const { next } = await ask({ q: 'avito', limit: '1' })
        const codeOf = async (query: Record<string, string>) =>
          (await desk().send('GET', '/sources', undefined, { query: { ...query, cursor: next as string } })).json.code
        expect(await codeOf({ q: 'avito', limit: '2' })).toBeUndefined()
        for (const query of [{}, { q: '_' }, { prefix: 'avito' }, { prefix: 'a', q: 'avito' }])
          expect(await codeOf(query as Record<string, string>)).toBe('foreign-cursor')
      })

      test.each([
        [{ limit: '0' }, 422, 'out-of-range'],
        [{ limit: '1001' }, 422, 'out-of-range'],
        [{ cursor: 'x' }, 422, 'foreign-cursor'],
        [{ prefix: '' }, 422, 'required'],
      ])('%j is refused', async (query, status, code) => {
        const reply = await desk().send('GET', '/sources', undefined, { query: query as Record<string, string> })
        expect([reply.status, reply.json.code]).toEqual([status, code])
      })
    })
})
