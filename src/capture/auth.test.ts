import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { start, useDesk } from '../../test/desk.ts'
import { postSlowly } from '../../test/slow-request.ts'

/** The origin of a request, the key's settings, and the status. A null origin is a request without one, as from PHP. */
const cases: [string, { origins?: string[]; needs_origin?: boolean }, string | null, number][] = [
  ['a key without origins, any site', {}, 'https://any.example', 200],
  ['a key without origins, a server', {}, null, 200],
  ['a site of the key', { origins: ['https://shop.example'] }, 'https://shop.example', 200],
  ['one of several', { origins: ['https://a.example', 'https://b.example'] }, 'https://b.example', 200],
  ['another site', { origins: ['https://shop.example'] }, 'https://evil.example', 403],
  ['the same host by another scheme', { origins: ['https://shop.example'] }, 'http://shop.example', 403],
  ['the same host at another port', { origins: ['https://shop.example'] }, 'https://shop.example:8443', 403],
  ['a host that only ends so', { origins: ['https://shop.example'] }, 'https://evilshop.example', 403],
  ['a server, with a key that has sites', { origins: ['https://shop.example'] }, null, 200],
  ['a server, with a key that needs a site', { needs_origin: true }, null, 403],
  ['any site, with a key that needs one', { needs_origin: true }, 'https://any.example', 200],
  ['below a host', { origins: ['https://*.shop.example'] }, 'https://msk.shop.example', 200],
  ['further below a host', { origins: ['https://*.shop.example'] }, 'https://a.msk.shop.example', 200],
  [
    'the host itself, where those below are meant',
    { origins: ['https://*.shop.example'] },
    'https://shop.example',
    403,
  ],
  ['a host that only ends like those below', { origins: ['https://*.shop.example'] }, 'https://evilshop.example', 403],
  ['a page that hides its origin', { origins: ['https://shop.example'] }, 'null', 403],
]

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  const add = (key: string, origin: string | null) =>
    fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}&phone=1`, {
      headers: origin === null ? {} : { origin },
    })

  describe('a capture key takes or refuses', () => {
    test.each(cases)('%s', async (_, body, origin, status) => {
      const { json } = await desk().send('POST', '/keys', { scope: 'capture', ...body })
      expect((await add(json.key as string, origin)).status).toBe(status)
    })
  })

  test('a change of its origins applies at once in the process that made it', async () => {
    const { json } = await desk().send('POST', '/keys', { scope: 'capture' })
    const from = async (origin: string) => (await add(json.key as string, origin)).status
    expect(await from('https://a.example')).toBe(200)
    await desk().send('PATCH', `/keys/${json.id}`, { origins: ['https://b.example'] })
    expect([await from('https://a.example'), await from('https://b.example')]).toEqual([403, 200])
  })

  test.each(['/api/proxy/1.0/leads/add', '/in/tilda'])(
    'a key that is revoked while the body arrives opens nothing: %s',
    async (path) => {
      const { json } = await desk().send('POST', '/keys', { scope: 'capture' })
      const came = once(desk().app.server, 'request')
      const receipts = async () => (await desk().send('GET', '/receipts')).json.items as object[]
      let before: object[] = []
      const type = { 'Content-Type': 'application/json' }
      const url = `${desk().address}${path}?key=${json.key}`
      const answer = await postSlowly(url, type, '{"phone":"+79210000001"}', async () => {
        await came
        await add(json.key as string, null) // the first check of the slow request is then over
        before = await receipts()
        await desk().send('DELETE', `/keys/${json.id}`)
      })
      expect(answer.status).toBe(401)
      expect(await receipts()).toEqual(before)
    },
  )

  test('the former secret stays valid for its grace period after a rotation', async () => {
    const { json } = await desk().send('POST', '/keys', { scope: 'capture' })
    const rotated = await desk().send('POST', `/keys/${json.id}/rotate`, { grace_hours: 1 })
    const status = async (key: unknown) => (await add(String(key), null)).status
    expect([await status(json.key), await status(rotated.json.key)]).toEqual([200, 200])
    desk().clock.now = start + 3600
    expect([await status(json.key), await status(rotated.json.key)]).toEqual([401, 200])
    desk().clock.now = start
  })
})
