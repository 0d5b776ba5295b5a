import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((db) => {
  const desk = useDesk(db, { rateLimits: { perSecond: 1_000, perHour: 12 } })

  test('a list of settings gets 304 for a known ETag until it changes', async () => {
    const get = (tag?: string) =>
      desk().send('GET', '/statuses', undefined, tag === undefined ? {} : { headers: { 'If-None-Match': tag } })
    const { headers } = await get()
    const tag = headers.get('etag') as string
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(known)
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
    }
    await desk().send('PATCH', '/statuses/0', { name: 'Новые' })
    const changed = await get(tag)
    expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
  })

  test('responses have the number of calls that a key has left; a call over the limit is refused', async () => {
    const key = await desk().newKey('read', [12345])
    const get = () => desk().send('GET', '/statuses', undefined, { key })
    const first = await get()
    expect(first.headers.get('ratelimit-policy')).toBe('"second";q=1000;w=1, "hour";q=12;w=3600')
    expect(first.headers.get('ratelimit')).toMatch(/^"second";r=\d+;t=1, "hour";r=11;t=3600$/)
    for (let call = 2; call <= 12; call++) expect((await get()).status).toBe(200)
    const refused = await get()
    expect(refused.json).toMatchObject({ status: 429, code: 'rate-limited', params: { seconds: expect.any(Number) } })
    expect(refused.headers.get('ratelimit')).toMatch(/"hour";r=0;t=\d+$/)
    expect(Number(refused.headers.get('retry-after'))).toBe((refused.json.params as { seconds: number }).seconds)
    expect((await desk().send('GET', '/statuses')).status).toBe(200) // another key
  })
})
