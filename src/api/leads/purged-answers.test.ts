import { expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { capturing } from '../../../test/capturing.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { useDestinations } from '../../../test/destinations.ts'
import { useReceiver } from '../../../test/receiver.ts'
import { rowsOf } from '../../../test/rows.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { isSending: true })
  const receiver = useReceiver()
  const leads = apiLeads(desk)
  const { came } = capturing(desk)
  const { destination, deliveries, settled, stop } = useDestinations(desk, receiver)
  const post = (key: string, path: string, body: object = {}) =>
    desk().send('POST', path, body, { headers: { 'Idempotency-Key': key } })
  const purge = async (id: unknown) => {
    await leads.remove(String(id))
    expect((await desk().send('POST', `/leads/${id}/purge`)).status).toBe(204)
  }
  const stored = async () => JSON.stringify(await rowsOf(desk().url, 'select * from idempotency'))
  const idOf = (json: Record<string, unknown>) => (json.lead as { id: string }).id

  test('a purge removes the stored responses about the lead, and a repeated request makes no second one', async () => {
    const draft = { title: 'Окно', phone: '84957771122' }
    const kept = await post('kept', '/leads', draft)
    const made = await post('made', '/leads', draft)
    const id = idOf(made.json)
    expect((await post('opened', `/leads/${id}/opened`)).status).toBe(200)
    expect((await post('said', `/leads/${id}/comments`, { comment: 'Перезвонить' })).status).toBe(201)
    const repeats = () =>
      Promise.all([
        post('made', '/leads', draft),
        post('opened', `/leads/${id}/opened`),
        post('said', `/leads/${id}/comments`, { comment: 'Перезвонить' }),
      ])
    await purge(id)
    for (const { status, json } of await repeats()) expect([status, json.code]).toEqual([404, 'no-such-lead'])
    expect((await post('made', '/leads', { title: 'Другое' })).json.code).toBe('other-body')
    expect((await post('kept', '/leads', draft)).text).toBe(kept.text)
    await purge(idOf(kept.json))
    expect(await stored()).not.toContain('7771122')
  })

  test('a purge removes the stored responses about receipts of the lead', async () => {
    const receipt = await came({ name: 'Анна', phone: '+79990001133', end: 'spam' })
    const made = await post('not-spam', `/receipts/${receipt}/not-spam`)
    expect(await stored()).toContain('0001133')
    await purge((made.json.receipt as { lead: string }).lead)
    expect((await post('not-spam', `/receipts/${receipt}/not-spam`)).json.code).toBe('no-such-lead')
    expect(await stored()).not.toContain('0001133')
  })

  test('what a destination was sent by hand is not stored with the response', async () => {
    const { id } = await destination()
    await leads.create({ phone: '84957773344' })
    await settled(id, 1)
    const [delivery] = await deliveries(id)
    const path = `/destinations/${id}/deliveries/${delivery?.event}/resend`
    const first = await post('resend', path)
    expect(first.json.request).toContain('7773344')
    expect((await post('resend', path)).json).toEqual({ ...first.json, request: null, response: null })
    expect(await stored()).not.toContain('7773344')
    await stop(id)
  })
})
