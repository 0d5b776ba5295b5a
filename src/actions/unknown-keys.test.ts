import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { until } from '../../test/until.ts'
import { createKey } from './keys.ts'
import { lookUpThrottled, unknownKeyLimits } from './unknown-keys.ts'

const { perMinute, atOnce, waiting } = unknownKeyLimits
const [ours, beside, others] = ['2001:db8:1:2::3', '2001:db8:1:4::5', '2001:db8:7:2::3']

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: ['loopback'] })
  const look = (address: string, key?: string) => lookUpThrottled(desk().store, address, async () => key)

  test('few unknown keys of one network are looked up at once; further ones wait, and those over the limit are refused', async () => {
    let [running, most, isOpen] = [0, 0, false]
    const looks = Array.from({ length: atOnce + waiting + 1 }, (_, index) =>
      lookUpThrottled(desk().store, index % 2 ? ours : beside, async () => {
        most = Math.max(most, ++running)
        await until(() => isOpen, 'all to be asked for')
        running--
        return 'key'
      }),
    )
    expect(await look(others, 'key')).toBe('key')
    isOpen = true
    const ends = await Promise.allSettled(looks)
    expect([most, ends.filter(({ status }) => status === 'rejected').length]).toEqual([atOnce, 1])
  })

  test('a network that sent many wrong keys is refused at every door, but a key that was found before still works', async () => {
    const value = 'short-and-given-9'
    const { store } = desk()
    await createKey(store, cli, { projects: [12345], scope: 'write', name: null, value, expiresAt: null }, 0)
    const ask = async (address: string, key: string) => {
      const headers = { 'X-Forwarded-For': address }
      const v1 = await desk().call('status/list', undefined, { key, headers })
      const v2 = await desk().send('GET', '/statuses', undefined, { key, headers })
      const site = await fetch(`${desk().address}/in/anything?key=${key}&name=Anna`, { method: 'POST', headers })
      return [v1.status, v2.status, site.status]
    }
    expect(await ask(ours, value)).toEqual([200, 200, 403])
    expect(await ask(ours, 'wrong-and-short-1')).toEqual([401, 401, 401])
    for (let count = 0; count < 2 * perMinute; count++) expect(await look(ours, 'key')).toBe('key')
    for (let count = 1; count < perMinute; count++) expect(await look(beside)).toBeUndefined()
    expect(await ask(ours, 'wrong-and-short-2')).toEqual([429, 429, 429])
    expect(await ask(beside, 'wrong-and-short-3')).toEqual([429, 429, 429])
    expect(await ask(ours, value)).toEqual([200, 200, 403])
    expect(await ask(others, 'wrong-and-short-4')).toEqual([401, 401, 401])
  })
})
