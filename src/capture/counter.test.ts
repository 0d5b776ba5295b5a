import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import { pruneVisits } from '../actions/prune.ts'

const ad = {
  utm_source: 'yandex',
  utm_campaign: 'окна',
  landing: 'https://shop.example/?utm_source=yandex',
  yclid: '7',
}
const direct = { landing: 'https://shop.example/price', _ym_uid: '1700000000123456789' }
type Visit = { visit: string | null; token: string | null }

eachDatabase((database) =>
  describe('the counter', () => {
    const desk = useDesk(database, { serve: true, captureLimits: { perAddress: 40, perKey: 1_000 } })
    let [key, id] = ['', '']
    beforeAll(async () => {
      const made = await desk().send('POST', '/keys', { scope: 'capture', origins: ['https://shop.example'] })
      ;[key, id] = [made.json.key as string, made.json.id as string]
    })
    const script = async (secret: string) => fetch(`${desk().address}/api/site/1.0/${secret}/init?referrer=x`)
    const post = (body: unknown, secret = key, origin = 'https://shop.example') =>
      fetch(`${desk().address}/s/visit?key=${secret}`, {
        method: 'POST',
        headers: { origin, 'Content-Type': 'text/plain;charset=UTF-8' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    const visit = async (body: unknown) => (await (await post(body)).json()) as Visit
    const add = async (pairs: Record<string, string>) => {
      desk().clock.now += 600
      const query = new URLSearchParams({ key, name: 'Анна', ...pairs })
      const answer = await fetch(`${desk().address}/api/proxy/1.0/leads/add?${query}`)
      const { lead_id } = (await answer.json()) as { lead_id: string }
      return (await desk().send('GET', `/leads/${lead_id}`)).json
    }
    const count = async (sql: string) => Number((await rowsOf<{ n: number }>(desk().url, sql))[0]?.n)

    test('is the snippet by the vendor’s address, in less than six kilobytes', async () => {
      const answer = await script(key)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      const text = await answer.text()
      expect(text).toBe(readFileSync('dist/capture/c.js', 'utf8'))
      const module = await (await fetch(`${desk().address}/dist/module.js`)).text()
      expect(gzipSync(text, { level: 9 }).length + gzipSync(module, { level: 9 }).length).toBeLessThan(6_000)
    })

    test('of an unknown key, or one of another scope, is a script that only logs a warning', async () => {
      for (const secret of ['0123456789abcdef0123456789abcdef', await desk().newKey('write', [12345])]) {
        const answer = await script(secret)
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
        expect(await answer.text()).toMatch(/^console\.warn\("[^"]+"\)\n$/)
      }
      expect((await post({}, '0123456789abcdef0123456789abcdef')).status).toBe(401)
      expect((await post({}, key, 'https://other.example')).status).toBe(403)
    })

    test('a visit number sent by the site’s server gives the lead the first and the last touch', async () => {
      const first = await visit({ first: ad, last: ad })
      expect(first).toEqual({ status: 'success', visit: expect.stringMatching(/^\d+$/), token: expect.any(String) })
      expect(await visit({ ...first, first: direct, last: direct })).toEqual(first)
      const fields = { 'fields[visit]': '{visit}', 'fields[page]': '{landingPage}', 'fields[from]': '{source}' }
      expect(await add({ roistat: first.visit as string, ...fields })).toMatchObject({
        ...{ source: 'yandex', first_touch: ad, last_touch: direct },
        fields: { visit: first.visit, page: direct.landing, from: 'yandex' },
      })
    })

    test('touches in the form take precedence over those of the visit', async () => {
      const { visit: number } = await visit({ first: ad, last: direct })
      const lead = await add({ roistat: number as string, utm_source: 'vk' })
      expect(lead).toMatchObject({ source: 'vk', first_touch: ad, last_touch: { utm_source: 'vk' } })
    })

    test('an unknown number is kept as the source', async () => {
      for (const number of ['999999999', '123456789012345678', '12a', '-1', '1.5'])
        expect(await add({ roistat: number })).toMatchObject({ source: number, first_touch: null, last_touch: null })
    })

    test('a visit cannot be changed without its token', async () => {
      const { visit: number, token } = await visit({ first: ad, last: ad })
      for (const stranger of [
        { visit: number },
        { visit: number, token: 'x' },
        { visit: String(Number(number) + 1), token },
      ])
        expect((await visit({ ...stranger, first: direct, last: direct })).visit).not.toBe(number)
      expect(await add({ roistat: number as string })).toMatchObject({ last_touch: ad })
    })

    test('an unreadable body gives a new visit without data, and an overlong one is refused', async () => {
      for (const body of [
        '',
        'junk',
        '[]',
        '{"visit":7,"token":[],"first":"x","last":{"utm_source":5,"__proto__":"y"}}',
      ])
        expect((await visit(body)).visit).toMatch(/^\d+$/)
      expect((await post('x'.repeat(16_385))).status).toBe(413)
    })

    test('concurrent visits get distinct numbers and record no events', async () => {
      const events = await count('select count(*) as n from events')
      const before = desk().clock.now
      const all = await Promise.all(Array.from({ length: 20 }, () => visit({ last: ad })))
      expect(new Set(all.map(({ visit: number }) => number)).size).toBe(20)
      expect([await count('select count(*) as n from events'), desk().clock.now]).toEqual([events, before])
    })

    test('visits over the limit of an address are refused, and its enquiries are not', async () => {
      const statuses = []
      for (let n = 0; n < 41; n++) statuses.push((await post({ last: ad })).status)
      expect(statuses).toContain(429)
      expect((await desk().send('GET', '/entry-points')).text).not.toContain('sent-too-often')
      expect((await add({ phone: '5550100' })).phone).toBe('5550100')
    })

    test('visits can be switched off for a capture key only', async () => {
      const other = (await desk().send('POST', '/keys', { scope: 'capture', visits: false })).json
      expect(other.visits).toBe(false)
      expect((await desk().send('PATCH', `/keys/${id}`, { visits: false })).json.visits).toBe(false)
      expect((await desk().send('GET', '/audit')).text).toContain('"visits"')
      const write = (await desk().send('POST', '/keys', { scope: 'write', visits: false })).json
      expect(write).toMatchObject({ code: 'origins-need-capture' })
    })
  }),
)

eachDatabase((database) => {
  const desk = useDesk(database, { serve: true })

  test('visits without an enquiry are pruned, and their numbers are not reused', async () => {
    const key = await desk().newKey('capture', [12345])
    const post = async (body: object) =>
      (await (
        await fetch(`${desk().address}/s/visit?key=${key}`, { method: 'POST', body: JSON.stringify(body) })
      ).json()) as Visit
    const [idle, enquired] = [await post({ last: ad }), await post({ last: ad })]
    const query = new URLSearchParams({ key, phone: '5550001', roistat: enquired.visit as string })
    await fetch(`${desk().address}/api/proxy/1.0/leads/add?${query}`)
    const kept = async () =>
      (await rowsOf<{ number: number }>(desk().url, 'select number from visits order by number')).map(({ number }) =>
        String(number),
      )
    await pruneVisits(90)(desk().store, desk().clock.now + 89 * 86_400)
    expect(await kept()).toEqual([idle.visit, enquired.visit])
    expect(await pruneVisits(90)(desk().store, desk().clock.now + 91 * 86_400)).toBe(1)
    expect(await kept()).toEqual([enquired.visit])
    const again = await post({ ...idle, last: direct })
    expect([idle.visit, enquired.visit]).not.toContain(again.visit)
    await pruneVisits(90)(desk().store, desk().clock.now + 401 * 86_400)
    expect(await kept()).toEqual([])
    expect(Number((await post({ last: ad })).visit)).toBe(Number(again.visit) + 1)
  })

  test('a key with visits switched off gives no number', async () => {
    const { key } = (await desk().send('POST', '/keys', { scope: 'capture', visits: false })).json
    const answer = await fetch(`${desk().address}/s/visit?key=${key}`, { method: 'POST', body: '{}' })
    expect(await answer.json()).toEqual({ status: 'success', visit: null, token: null })
  })
})
