import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'
import { createKey } from '../actions/keys.ts'

type Values = Record<string, string>
const site = 'https://shop.example'
const asks = { is_need_check_order_in_processing: '1', is_need_check_order_in_processing_append: '1' }
const customer = { name: 'Павел', phone: '+7 921 000-00-77', comment: 'Мой заказ' }

eachDatabase((database) => {
  const desk = useDesk(database, { serve: true })
  const forms = useForms(desk)
  let path = ''
  let secret = ''
  let bound = ''
  let lead = ''
  beforeAll(async () => {
    ;({ path } = await forms.make({ name: 'Замер', title: 'Замер' }))
    secret = await desk().newKey('capture', [12345])
    const draft = { projects: [12345], scope: 'capture' as const, name: null, expiresAt: null, origins: [site] }
    bound = (await createKey(desk().store, cli, draft, desk().clock.now)).key
    lead = (await post(`/api/proxy/1.0/leads/add?key=${secret}`, customer)).lead_id as string
  })

  const post = async (to: string, values: Values, headers: Values = {}) => {
    const body = new URLSearchParams(values)
    const response = await fetch(`${desk().address}${to}`, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json', ...headers },
    })
    return (await response.json()) as Values
  }
  const eventsOf = async () => ((await desk().send('GET', `/leads/${lead}/events`)).json.items as object[]).length

  /** Entry points that a reader of a public page can use, and a function that sends to each. */
  const ways: [what: string, send: (values: Values) => Promise<Values>][] = [
    ['a form', (values) => post(path, values)],
    ['a form from its page', (values) => post(path, values, { Origin: desk().address })],
    ['the script of a page', (values) => post(`/s?key=${secret}`, values, { 'Content-Type': 'text/plain' })],
    ['the vendor’s address with a key of origins', (values) => post(`/api/proxy/1.0/leads/add?key=${bound}`, values)],
    ['a page with a key of any origin', (values) => post(`/in/x?key=${secret}`, values, { Origin: site })],
    ['an address for sources with a key of origins', (values) => post(`/in/x?key=${bound}`, values)],
  ]

  describe.each(ways)('by %s', (_, send) => {
    let strangers = 0
    const unknown = () => ({ name: 'Никто', phone: `+7 921 111-11-${10 + strangers++}`, comment: 'Вопрос' })
    /** The shape of a response, without numbers that always differ. */
    const shape = (reply: Values) => Object.keys(reply).sort()

    test('the response does not reveal a customer’s phone, and the enquiry does not join that lead', async () => {
      const before = await eventsOf()
      const reply = await send({ ...asks, ...customer, comment: `Что с заказом? ${_}` })
      expect(reply.lead_id).not.toBe(lead)
      expect(shape(reply)).toEqual(shape(await send({ ...asks, ...unknown() })))
      expect(await eventsOf()).toBe(before)
    })

    test('the response does not reveal it either in a project that joins enquiries', async () => {
      await desk().send('PATCH', '/capture', { repeats: 'join' })
      const reply = await send({ ...customer, comment: `И ещё. ${_}` })
      const other = await send(unknown())
      await desk().send('PATCH', '/capture', { repeats: 'lead' })
      expect(shape(reply)).toEqual(shape(other))
      expect(reply.lead_id).toBeUndefined()
    })
  })

  test('an enquiry with a secret key joins the lead, and gets its id', async () => {
    const last = { ...customer, phone: '+7 921 000-00-78' }
    const first = (await post(`/api/proxy/1.0/leads/add?key=${secret}`, last)).lead_id
    const reply = await post(`/api/proxy/1.0/leads/add?key=${secret}`, { ...asks, ...last, comment: 'Ещё вопрос' })
    expect(reply).toEqual({ status: 'success', lead_id: first })
  })
})
