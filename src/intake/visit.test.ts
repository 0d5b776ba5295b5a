import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

const ad = { utm_source: 'yandex', landing: 'https://shop.example/?utm_source=yandex' }
const later = { utm_source: 'vk', landing: 'https://shop.example/?utm_source=vk' }
type Visit = { visit: string; token: string }

eachDatabase((database) =>
  describe('a receipt that is replayed after the visitor came again', () => {
    const desk = useDesk(database, { serve: true })
    let key = ''
    beforeAll(async () => {
      key = await desk().newKey('capture', [12345])
    })
    const visit = async (body: object) => {
      const sent = { method: 'POST', body: JSON.stringify(body) }
      return (await (await fetch(`${desk().address}/s/visit?key=${key}`, sent)).json()) as Visit
    }
    const add = async (pairs: Record<string, string>) => {
      desk().clock.now += 600
      await fetch(`${desk().address}/api/proxy/1.0/leads/add?${new URLSearchParams({ key, name: 'Анна', ...pairs })}`)
      const { json } = await desk().send('GET', '/receipts')
      return (json.items as { id: string; lead: string | null }[])[0] as { id: string; lead: string | null }
    }
    const again = async (id: string, how: 'replay' | 'not-spam') =>
      (await desk().send('POST', `/receipts/${id}/${how}`)).json as { receipt: { lead: string }; undo: string | null }
    const leadOf = async (lead: string | null) => (await desk().send('GET', `/leads/${lead}`)).json

    test('keeps the touches of its own visit', async () => {
      const seen = await visit({ first: ad, last: ad })
      const { id, lead } = await add({ roistat: seen.visit, phone: '+79990000001' })
      await visit({ ...seen, last: later })
      expect((await again(id, 'replay')).undo).toBeNull()
      expect(await leadOf(lead)).toMatchObject({ source: 'yandex', last_touch: ad, version: 1 })
      const next = await add({ roistat: seen.visit, phone: '+79990000002' })
      expect(await leadOf(next.lead)).toMatchObject({ source: 'vk', first_touch: ad, last_touch: later })
    })

    test('keeps them also when it is marked as no spam', async () => {
      await desk().send('PATCH', '/capture', { blocked_phones: ['+79990000003'] })
      const seen = await visit({ first: ad, last: ad })
      const { id, lead } = await add({ roistat: seen.visit, phone: '+79990000003' })
      expect(lead).toBeNull()
      await visit({ ...seen, last: later })
      const { receipt } = await again(id, 'not-spam')
      expect(await leadOf(receipt.lead)).toMatchObject({ source: 'yandex', first_touch: ad, last_touch: ad })
    })

    test('keeps a number that was unknown as its source, even if a visitor has it now', async () => {
      const { visit: number } = await visit({ last: ad })
      const [foreign, phone] = [String(Number(number) + 1), '+79990000004']
      const { id, lead } = await add({ roistat: foreign, phone })
      expect((await visit({ last: later })).visit).toBe(foreign)
      expect((await again(id, 'replay')).undo).toBeNull()
      expect(await leadOf(lead)).toMatchObject({ source: foreign, last_touch: null })
    })
  }),
)
