import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'

eachDatabase((db) => {
  const limits = { perAddress: 3, perKey: 8 }
  const desk = useDesk(db, { serve: true, trustProxy: ['loopback'], captureLimits: limits })
  const keys: string[] = []
  beforeAll(async () => {
    for (const _ of [0, 1, 2]) keys.push(await pageKey())
  })
  /** A new key with an origin: it is public in pages, so its senders are visitors. */
  const pageKey = async () =>
    (await desk().send('POST', '/keys', { scope: 'capture', origins: ['https://shop.example'] })).json.key as string
  let visitors = 0
  const newAddress = () => `192.0.2.${++visitors}`

  const add = async (address: string, { key = keys[0] as string, method = 'POST', keyIn = 'query' } = {}) => {
    const pairs = `key=${key}&phone=${++visitors}`
    const query = keyIn === 'query' ? `?${pairs}` : ''
    const response = await fetch(`${desk().address}/api/proxy/1.0/leads/add${query}`, {
      method,
      headers: { 'X-Forwarded-For': address },
      ...(keyIn === 'body' && { body: pairs }),
    })
    return { status: response.status, after: Number(response.headers.get('retry-after')), text: await response.text() }
  }
  const statuses = async (count: number, address: string, how = {}) => {
    const all: number[] = []
    for (let n = 0; n < count; n++) all.push((await add(address, how)).status)
    return all
  }

  describe('an address', () => {
    test('has a limit per minute; over it, the answer says when to retry', async () => {
      const address = newAddress()
      expect(await statuses(3, address)).toEqual([200, 200, 200])
      const { status, after, text } = await add(address)
      expect(status).toBe(429)
      expect(after).toBeGreaterThan(0)
      expect(after).toBeLessThanOrEqual(60)
      expect(text).toContain('You sent too much')
      expect(await statuses(1, newAddress())).toEqual([200])
    })

    test('of IPv6 is counted by its /64 block', async () => {
      const addresses = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::2']
      const sent = []
      for (const address of addresses) sent.push((await add(address, { key: keys[1] as string })).status)
      expect(sent).toEqual([200, 200, 200, 429])
      expect((await add('2001:db8:1:3::1', { key: keys[1] as string })).status).toBe(200)
    })

    test('of IPv6 counts with the others of its /48, which may send six times as much', async () => {
      const sent: number[] = []
      for (let block = 0; block < 7; block++)
        for (let n = 0; n < 3 && sent.length < 19; n++)
          sent.push((await add(`2001:db8:77:${block}::1`, { key: await pageKey() })).status)
      expect(sent).toEqual([...Array(18).fill(200), 429])
      expect(await statuses(1, '2001:db8:78::1', { key: keys[2] })).toEqual([200])
    })

    test('is counted for what it sends by GET too', async () => {
      expect(await statuses(4, newAddress(), { key: keys[1], method: 'GET' })).toEqual([200, 200, 200, 429])
    })

    test('may get challenges without a limit', async () => {
      const address = newAddress()
      const look = async () => {
        const headers = { 'X-Forwarded-For': address }
        return (await fetch(`${desk().address}/s/challenge`, { headers })).json()
      }
      for (let n = 0; n < 5; n++) expect(await look()).toMatchObject({ signature: expect.any(String) })
    })

    test('over its limit leaves no receipt', async () => {
      const address = newAddress()
      await statuses(5, address, { key: keys[2] })
      const rows = await rowsOf(desk().url, `select id from receipts where network = '${address}'`)
      expect(rows).toHaveLength(3)
    })
  })

  describe('a server, which has one address for all its visitors', () => {
    test.each(['query', 'body'])('has only the limit of its key: key in the %s', async (keyIn) => {
      const key = await desk().newKey('capture', [12345])
      expect(await statuses(9, newAddress(), { key, keyIn })).toEqual([...Array(8).fill(200), 429])
    })

    test('is not limited by pages with the same address, as behind a proxy', async () => {
      const address = newAddress()
      await statuses(4, address, { key: keys[2] })
      expect(await statuses(2, address, { key: await desk().newKey('capture', [12345]) })).toEqual([200, 200])
    })

    test.each(['query', 'body'])('is counted by its address while its key is wrong: key in the %s', async (keyIn) => {
      const key = '0123456789abcdef'
      expect(await statuses(4, newAddress(), { key, keyIn })).toEqual([401, 401, 401, 429])
    })
  })

  test('a key has a limit per minute over all senders, and another key of the project is unaffected', async () => {
    const key = await pageKey()
    const each = async () => (await add(newAddress(), { key })).status
    const sent = []
    for (let n = 0; n < 9; n++) sent.push(await each())
    expect(sent).toEqual([...Array(8).fill(200), 429])
    expect(await statuses(1, newAddress(), { key: await pageKey() })).toEqual([200])
  })
})
