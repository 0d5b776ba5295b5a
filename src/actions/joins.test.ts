import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

eachDatabase((db) => {
  const desk = useDesk(db, { trustProxy: ['loopback'] })
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })

  let visitors = 0
  /** Sends like a site's server on behalf of a visitor; returns the lead in the response. */
  const sender = () => {
    const address = `192.0.2.${++visitors}`
    return async (comment: string, phone = `8 999 300-00-${10 + visitors}`) => {
      const response = await fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}`, {
        method: 'POST',
        headers: { 'X-Forwarded-For': address },
        body: new URLSearchParams({ name: 'Иван', phone, comment }),
      })
      return ((await response.json()) as { lead_id: string }).lead_id
    }
  }
  const bin = (id: string) => desk().send('DELETE', `/leads/${id}`)
  const merge = (into: string, ...leads: string[]) => desk().send('POST', '/leads/merge', { into, leads })
  const endsOf = async (id: string) =>
    (await desk().store.receipts.ofLead(12345, Number(id))).map(({ end, reasons }) => [
      end,
      ...reasons.map((r) => r.code),
    ])

  describe('the same content again', () => {
    test('is a new lead when the first one is in the bin', async () => {
      const send = sender()
      const first = await send('Окно')
      await bin(first)
      const second = await send('Окно')
      expect(second).not.toBe(first)
      expect(await endsOf(second)).toEqual([['lead']])
      expect(await send('Окно')).toBe(second)
    })

    test('joins the lead that the first one was merged into, even through several merges', async () => {
      const send = sender()
      const [first, second, third] = [await send('Окно'), await send('Дверь'), await send('Порог')]
      expect((await merge(second, first)).status).toBe(200)
      expect((await merge(third, second)).status).toBe(200)
      expect(await send('Окно')).toBe(third)
      expect(await endsOf(third)).toContainEqual(['joined', 'same-content'])
    })

    test('is a new lead when the lead that it was merged into is in the bin', async () => {
      const send = sender()
      const [first, second] = [await send('Окно'), await send('Дверь')]
      await merge(second, first)
      await bin(second)
      expect([first, second]).not.toContain(await send('Окно'))
    })

    test('is a new lead when the first one was purged', async () => {
      const send = sender()
      const first = await send('Окно')
      await bin(first)
      await desk().send('POST', `/leads/${first}/purge`)
      const second = await send('Окно')
      expect(Number(second)).toBeGreaterThan(Number(first))
    })
  })

  describe('another enquiry of the same person, where the project joins them', () => {
    beforeAll(async () => void (await desk().send('PATCH', '/capture', { repeats: 'join' })))

    test('is a new lead when the open one is in the bin', async () => {
      const send = sender()
      const first = await send('Окно')
      await bin(first)
      const second = await send('Дверь')
      expect(second).not.toBe(first)
      expect(await send('Порог')).toBe(second)
    })

    test('joins the lead that the open one was merged into, when that has the same phone', async () => {
      const send = sender()
      const first = await send('Окно')
      await desk().send('PATCH', '/capture', { repeats: 'lead' })
      const second = await send('Дверь')
      await desk().send('PATCH', '/capture', { repeats: 'join' })
      await merge(first, second)
      expect(await send('Порог')).toBe(first)
    })
  })
})
