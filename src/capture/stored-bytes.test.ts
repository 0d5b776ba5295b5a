import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { type Told, useForms } from '../../test/forms.ts'
import { bodyLimits } from '../domain/receipt.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: ['loopback'], spool: { limit: 16 * bodyLimits.multipart } })
  const forms = useForms(desk)

  test('an address stores no more than its hourly share, and short enquiries are always accepted', async () => {
    const [first, second] = [(await forms.make({ name: 'Одна' })).path, (await forms.make({ name: 'Другая' })).path]
    const send = async (path: string, address: string, length: number, headers: Record<string, string> = {}) => {
      const response = await fetch(`${desk().address}${path}`, {
        method: 'POST',
        body: `name=Anna&text=${'x'.repeat(length)}`,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Forwarded-For': address,
          Accept: 'application/json',
          ...headers,
        },
      })
      return [response.status, Number(response.headers.get('retry-after')) > 60]
    }
    const most = Math.floor(bodyLimits.multipart / 65_000)
    for (let count = 0; count < most; count++) expect(await send(first, '192.0.2.1', 64_980)).toEqual([200, false])
    expect(await send(first, '192.0.2.1', 64_980)).toEqual([429, true])
    expect(await send(second, '192.0.2.1', 64_980)).toEqual([429, true])
    expect(await send(first, '192.0.2.1', 4_000)).toEqual([200, false])
    expect(await send(first, '192.0.2.2', 64_980)).toEqual([200, false])
    const long = { Referer: 'x'.repeat(2_000), 'User-Agent': 'x'.repeat(2_000), 'Accept-Language': 'x'.repeat(2_000) }
    expect(await send(first, '192.0.2.1', 10, long)).toEqual([429, true])
    expect(await send(first, '192.0.2.2', 10, long)).toEqual([200, false])
  }, 60_000)

  test('of a long header only the beginning is stored', async () => {
    const { path } = await forms.make({ name: 'Заголовки' })
    const agent = 'x'.repeat(60_000)
    const response = await forms.post(path, new URLSearchParams({ phone: '3-01' }), {
      'User-Agent': agent,
      Accept: 'application/json',
    })
    const receipt = await forms.receiptOf((await response.json()) as Told)
    expect(receipt?.headers['user-agent']).toBe('x'.repeat(2_000))
  })

  test('a site’s own server is counted only by its key', async () => {
    const key = await desk().newKey('capture', [12345])
    const send = async () => {
      const init = { method: 'POST', body: `name=Anna&text=${'x'.repeat(64_980)}` }
      return (await fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}`, init)).status
    }
    const most = Math.floor(bodyLimits.multipart / 65_000)
    for (let count = 0; count < most; count++) expect(await send()).toBe(200)
    expect(await send()).toBe(200)
  }, 60_000)
})
