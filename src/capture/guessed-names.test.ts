import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'

type Told = { receipt_id?: string; receipt?: string; lead_id?: string }

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  const { make } = useForms(desk)
  const keys = { page: '', server: '', serverId: '' }
  beforeAll(async () => {
    keys.page = (await desk().send('POST', '/keys', { scope: 'capture', origins: ['https://shop.example'] })).json
      .key as string
    const { json } = await desk().send('POST', '/keys', { scope: 'capture' })
    Object.assign(keys, { server: json.key, serverId: json.id })
  })

  const post = async (url: string, body: string, headers: Record<string, string>): Promise<Told> => {
    const answer = await fetch(`${desk().address}${url}`, { method: 'POST', body, headers })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Told
  }
  const google = (lead: string, phone: string, key: string, headers = {}) => {
    const columns = [{ column_id: 'PHONE_NUMBER', string_value: phone }]
    const body = JSON.stringify({ lead_id: lead, google_key: key, user_column_data: columns })
    return post('/in/google', body, { 'Content-Type': 'application/json', ...headers })
  }
  const byPage = { Origin: 'https://shop.example' }
  const phoneOf = async ({ receipt_id }: Told) =>
    (await desk().store.receipts.find(12345, Number(receipt_id)))?.enquiry?.phone

  test('an id guessed with the public key of a page does not block the enquiry of the service', async () => {
    const guess = await google('g101', '+79210000666', keys.page, byPage)
    const real = await google('g101', '+79210000001', keys.server)
    expect(real.receipt_id).not.toBe(guess.receipt_id)
    expect(await phoneOf(real)).toBe('+79210000001')
    expect(await google('g101', '+79210000001', keys.server)).toEqual(real)
  })

  test('guessing an id does not reveal the existing enquiry', async () => {
    const real = await google('g102', '+79210000002', keys.server)
    const guess = await google('g102', '+79210000666', keys.page, byPage)
    expect(guess.receipt_id).not.toBe(real.receipt_id)
    expect(guess.lead_id).not.toBe(real.lead_id)
  })

  test('a rotated key recognises submissions that came by its former secret', async () => {
    const real = await google('g103', '+79210000003', keys.server)
    const { json } = await desk().send('POST', `/keys/${keys.serverId}/rotate`, {})
    expect(await google('g103', '+79210000003', json.key as string)).toEqual(real)
  })

  test('idempotency names of the snippet are separate for each key', async () => {
    const once = 'a-name-that-both-have-0001'
    const send = (secret: string, name: string) =>
      post(`/s?key=${secret}&_once=${once}`, JSON.stringify({ name }), { ...byPage, 'Content-Type': 'text/plain' })
    const other = (await desk().send('POST', '/keys', { scope: 'capture', origins: ['https://shop.example'] })).json
    await send(keys.page, 'Анна')
    await send(other.key as string, 'Борис')
    const { json } = await desk().send('GET', '/receipts', undefined, { query: { way: 'snippet' } })
    expect((json.items as object[]).length).toBe(2)
  })

  test('the same body and name through another form or key make another receipt', async () => {
    const body = 'name=Вера'
    const headers = {
      ...{ 'Idempotency-Key': 'order-1001', Accept: 'application/json' },
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    const { path } = await make({ name: 'Замер' })
    const first = await post(path, body, headers)
    const second = await post((await make({ name: 'Другая' })).path, body, headers)
    const third = await post(`/in/generic?key=${keys.page}`, body, { ...headers, ...byPage })
    const all = [first.receipt, second.receipt, third.receipt_id]
    expect(new Set(all).size).toBe(3)
    expect(await post(path, body, headers)).toEqual(first)
  })
})
