import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

/** Values that no list writes into a cursor. */
const odd = [
  1e308,
  -1e308,
  2 ** 63,
  -(2 ** 63),
  2 ** 53,
  0.5,
  '\0',
  'a\0',
  '\ud800',
  '',
  null,
  true,
  false,
  [],
  [1],
  {},
]

eachDatabase((database) => {
  const desk = useDesk(database)

  beforeAll(async () => {
    for (const source of ['vk', '2gis', 'direct']) await desk().lead({ source, price: '10' })
    for (const price of ['20', '30']) await desk().send('PATCH', '/leads/1', { price })
    for (const source of ['site', 'vk']) await desk().send('POST', '/leads/bulk', { ids: ['1'], set: { source } })
    const key = await desk().newKey('capture', [12345])
    for (const name of ['a', 'b'])
      await fetch(`${desk().address}/in/x?key=${key}`, { method: 'POST', body: `name=${name}` })
  })

  describe('a forged cursor is refused or treated as a valid place, never a server error', () => {
    test.each<[string, Record<string, string>]>([
      ['/leads', {}],
      ['/leads', { sort: 'price' }],
      ['/leads', { sort: 'title' }],
      ['/leads', { sort: '-paid_date' }],
      ['/board/0', {}],
      ['/events', {}],
      ['/leads/1/events', {}],
      ['/leads/1/events', { order: 'oldest' }],
      ['/audit', {}],
      ['/jobs', {}],
      ['/receipts', {}],
      ['/sources', {}],
    ])('%s %j', async (path, more) => {
      const ask = (cursor?: string) =>
        desk().send('GET', path, undefined, { query: { ...more, limit: '1', ...(cursor && { cursor }) } })
      const { json, text } = await ask()
      const next = (json.next ?? (json.cursor as string)) as string
      expect(typeof next, text).toBe('string')
      const forged = (place: unknown) => Buffer.from(JSON.stringify([list, place])).toString('base64url')
      const [list, place] = readPlace(next)
      const places = Array.isArray(place)
        ? place.flatMap((_, index) => odd.map((each) => place.with(index, each)))
        : odd
      for (const each of [...places, ...odd]) {
        const reply = await ask(forged(each))
        expect(reply.status, `${JSON.stringify(each)}: ${reply.text.slice(0, 200)}`).toBeLessThan(500)
      }
    })
  })
})

function readPlace(cursor: string): [string, unknown] {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return [cursor, 0]
  }
}
