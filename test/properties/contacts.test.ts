import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { maskText } from '../../src/domain/contacts.ts'
import { apiLeads } from '../api-leads.ts'
import { foundIn, spelled } from '../contacts.ts'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { listen } from '../listener.ts'
import { newMember, type TestMember } from '../members.ts'
import { seed, timeout } from './property.ts'

test('a mask hides all of a contact, however it is spelled', () => {
  fc.assert(
    fc.property(spelled, (text) => {
      const masked = maskText(text)
      expect(foundIn(masked), JSON.stringify([text, masked])).toBe(undefined)
      expect(maskText(masked)).toBe(masked)
    }),
    { seed, numRuns: 5_000 },
  )
})

test('the test itself finds a contact without a mask', () => {
  for (const text of fc.sample(spelled, { seed, numRuns: 500 })) expect(foundIn(text), text).toBeDefined()
})

eachDatabase((database) => {
  describe('of contacts in every spelling and every field', () => {
    const desk = useDesk(database, { trustProxy: true })
    const { create, change, post } = apiLeads(desk)
    const base = '/api/v2/projects/12345'
    const ids: string[] = []
    let contractor: TestMember

    beforeAll(async () => {
      contractor = await newMember(desk(), 'contractor')
      for (const text of fc.sample(spelled, { seed, numRuns: 40 })) {
        const touch = { utm_content: text, utm_term: text, referrer: `https://ya.ru/${text}`, landing: text }
        const fields = { [`${text}`.slice(0, 100)]: 'да', note: text }
        const said = {
          title: text,
          name: text,
          text,
          fields,
          phone: '+79219876543',
          email: 'verasecretova@hidden-host.example',
        }
        const { id } = await create({ ...said, source: 'Подряд', first_touch: touch, last_touch: touch })
        await post(`/leads/${id}/comments`, { comment: text })
        await change(id, { title: `Ещё ${text}`, text: null, fields: { note: `ещё ${text}` } })
        ids.push(id)
      }
    }, timeout)

    const reads = ['/leads?limit=1000', '/leads?q=1', '/board?limit=1000', '/events?limit=1000', '/views', '/sources']
    test.each([...reads, '/export?format=csv&exact=true', '/export?format=jsonl'])('%s tells nothing', async (path) => {
      const { status, text } = await contractor.send('GET', `${base}${path}`)
      expect(status, text).toBe(200)
      expect(foundIn(text)).toBe(undefined)
    })

    test('neither does a lead, its timeline, its neighbours and those of the same person', async () => {
      for (const id of ids)
        for (const path of [
          `/leads/${id}`,
          ...['events', 'neighbours', 'related'].map((part) => `/leads/${id}/${part}`),
        ]) {
          const { status, text } = await contractor.send('GET', `${base}${path}`)
          expect(status, text).toBe(200)
          expect(foundIn(text), path).toBe(undefined)
        }
    })

    test('neither does the live stream', async () => {
      const stream = await listen(desk().address, { key: contractor.cookie(), after: '0' })
      await stream.heard(3 * ids.length)
      expect(foundIn(stream.text())).toBe(undefined)
      stream.leave()
    })
  })
})
