import { beforeAll, describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

/** What people enter instead of a contact. */
const phones = ['-', 'нет', '+', '+7', '+7 (___) ___-__-__', '+7 999', '+7999123', '+0000000000']
const emails = ['-', 'нет', '@', 'anna@', '@anna', 'нет @ нет']

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: ['loopback'] })
  const leads = apiLeads(desk)
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })
  const nobodies = [...phones.map((phone) => ({ phone })), ...emails.map((email) => ({ email }))]

  test.each(nobodies)('two leads with %j are not related', async (contact) => {
    const first = await leads.create(contact)
    const second = await leads.create(contact)
    expect(second.repeat_of).toBeNull()
    const { json } = await desk().send('GET', `/leads/${first.id}/related`)
    expect(json).toMatchObject({ items: [], total: 0 })
  })

  describe('where the project joins enquiries of the same person', () => {
    beforeAll(async () => void (await desk().send('PATCH', '/capture', { repeats: 'join' })))

    let visitors = 0
    const sendForm = async (fields: Record<string, string>) => {
      const response = await fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}`, {
        method: 'POST',
        headers: { 'X-Forwarded-For': `192.0.2.${++visitors}` },
        body: new URLSearchParams({ comment: `Окно ${visitors}`, ...fields }),
      })
      return ((await response.json()) as { lead_id: string }).lead_id
    }

    test.each(nobodies)('two enquiries with %j make two leads', async (contact) => {
      const first = await sendForm({ name: 'Анна', ...contact })
      expect(await sendForm({ name: 'Борис', ...contact })).not.toBe(first)
    })

    test('a foreign number identifies its person', async () => {
      for (const phone of ['+49 30 901820', '+375 29 491-19-11', '+1 201 555 0123', '+683 4000']) {
        const first = await sendForm({ name: 'Анна', phone })
        expect(await sendForm({ name: 'Анна', phone: phone.replaceAll(' ', '') }), phone).toBe(first)
      }
    })
  })
})
