import { expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

const desk = useDesk(sqlite())

test.each(['constructor', 'toString', 'valueOf'])(
  'a field named %s at an address of the vendor is an ordinary field',
  async (name) => {
    const key = await desk().newKey('capture', [12345])
    const body = new URLSearchParams({ name: 'Анна', phone: '5550001', [name]: 'белый' })
    const answer = await fetch(`${desk().address}/api/proxy/1.0/leads/add?key=${key}`, { method: 'POST', body })
    expect(answer.status).toBe(200)
    const { json } = await desk().send('GET', '/receipts')
    const receipt = await desk().store.receipts.find(12345, Number((json.items as { id: string }[])[0]?.id))
    expect(receipt).toMatchObject({ end: expect.stringMatching(/^(lead|joined)$/), enquiry: { name: 'Анна' } })
    expect(JSON.stringify(receipt?.enquiry)).toContain('белый')
  },
)
