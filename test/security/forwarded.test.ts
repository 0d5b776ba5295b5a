import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../databases.ts'
import { type TestDesk, useDesk } from '../desk.ts'
import { newMember } from '../members.ts'

eachDatabase((database) => {
  const alone = useDesk(database)
  const behind = useDesk(database, { trustProxy: ['loopback'] })

  /** The address from which an enquiry came, as the desk shows it. */
  const cameFrom = async (desk: TestDesk, headers: Record<string, string>) => {
    const key = await desk.newKey('capture', [12345])
    const init = { method: 'POST', body: new URLSearchParams({ phone: '8 999 000-00-01' }), headers }
    const { receipt_id: id } = (await (await fetch(`${desk.address}/in/generic?key=${key}`, init)).json()) as {
      receipt_id: string
    }
    return (await desk.store.receipts.find(12345, Number(id)))?.address
  }

  describe('the address that a caller claims', () => {
    test.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'True-Client-IP', 'CF-Connecting-IP', 'X-Zayavka-Address'])(
      'in %s is ignored without a trusted proxy',
      async (name) => {
        expect(await cameFrom(alone(), { [name]: name === 'Forwarded' ? 'for=6.6.6.6' : '6.6.6.6' })).toBe('127.0.0.1')
      },
    )

    test('is taken from the nearest hop that is not a trusted proxy, not from what the caller wrote before it', async () => {
      expect(await cameFrom(behind(), { 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' })).toBe('203.0.113.9')
      expect(await cameFrom(behind(), { 'X-Forwarded-For': '127.0.0.1, 203.0.113.9' })).toBe('203.0.113.9')
    })

    test('in the header that the sign-in library reads is replaced', async () => {
      const { post, send } = await newMember(behind(), 'viewer')
      const signedIn = await post(
        '/api/auth/sign-in/email',
        { email: 'viewer@example.com', password: 'correct horse battery' },
        { 'X-Zayavka-Address': '6.6.6.6' },
      )
      expect(signedIn.status).toBe(200)
      const { items } = (await send('GET', '/api/v2/me/sessions')).json as { items: { address: string }[] }
      for (const { address } of items) expect(address).toMatch(/^10\.1\./)
    })
  })
})
