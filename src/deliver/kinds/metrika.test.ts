import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { useDestinations } from '../../../test/destinations.ts'
import { openFakeMetrika } from '../../../test/fake-metrika.ts'
import { useReceiver } from '../../../test/receiver.ts'
import { until } from '../../../test/until.ts'
import { withoutMask } from '../../store/leads/viewer.ts'
import { emailMd5, phoneMd5 } from './metrika-orders.ts'

const account = { token: 'y0_AgAAAA-token-of-tests', counter: '12345678', zone: 'Asia/Vladivostok' }
const minute = 60
const day = 86_400

test('md5 of contacts is as Yandex prints it', () => {
  expect(emailMd5(' Mail@Yandex.ru')).toBe('3c56ff8fef0f6c65b36b2d25720fe276')
  expect(phoneMd5('8 (999) 555-11-11', 'RU')).toBe('f09f2c3d48f31e2a802944ade2e5aec5')
  expect([emailMd5('a,b@c.ru'), emailMd5('нет'), phoneMd5('12', 'RU')]).toEqual(['', '', ''])
})

eachDatabase((database) => {
  const desk = useDesk(database, { isSending: true, delivering: { random: () => 0.5 } })
  const receiver = useReceiver()
  const { shown, deliveries, log, stop } = useDestinations(desk, receiver)
  let fake: Awaited<ReturnType<typeof openFakeMetrika>>
  beforeAll(async () => {
    fake = await openFakeMetrika(account)
  })
  afterAll(() => fake.close())

  async function destination(fields: object = {}): Promise<string> {
    const given = { kind: 'metrika', url: fake.url, settings: { counter: account.counter }, secret: account.token }
    const { json, status, text } = await desk().send('POST', '/destinations', { name: 'Метрика', ...given, ...fields })
    if (status !== 201) throw new Error(text)
    expect(json.secret).toBeNull()
    return json.id as string
  }
  const now = () => new Date(desk().clock.now * 1_000).toISOString()
  const lead = (fields: object = {}) => desk().lead({ phone: '8 999 555-11-11', creation_date: now(), ...fields })
  /** Moves the clock to the next batch; one begins every ten minutes. */
  const tick = () => {
    desk().clock.now = (Math.floor(desk().clock.now / 600) + 1) * 600
  }
  const outcomes = async (id: string, event: string) => (await log(id, event)).map(({ outcome }) => outcome)
  const planned = (id: string, count: number) =>
    until(async () => (await deliveries(id)).length === count, 'events to be planned')
  const states = async (id: string) => (await deliveries(id)).map(({ state }) => state)

  test('orders are sent in one file, one line each, in their current state, and are delivered once they have PASSED', async () => {
    const id = await destination()
    const calls = fake.calls.length
    desk().clock.now = (Math.floor(desk().clock.now / 600) + 1) * 600 + 7
    const first = await lead({ email: 'Mail@Yandex.ru', name: 'Секретный Иван', price: '1500.5' })
    const second = await lead({ phone: '+7 921 000-00-02' })
    await desk().call('lead/update', { id: first, status: '1' })
    await desk().call('lead/update', { id: second, status: '2' })
    await planned(id, 4)
    expect(fake.files).toHaveLength(0)
    tick()
    await until(() => fake.files.length === 1, 'a file')
    const [head, ...lines] = fake.files[0]?.trimEnd().split('\n') ?? []
    expect(head).toBe('id,create_date_time,client_ids,emails_md5,phones_md5,order_status,revenue,currency')
    const leads = withoutMask(await desk().store.deliveredLeads.of(12345, [Number(first)]))
    const local = leads.get(Number(first))?.creationDate ?? 0
    const at = new Date((local + 10 * 3_600) * 1_000).toISOString()
    const date = `${at.slice(8, 10)}.${at.slice(5, 7)}.${at.slice(0, 4)} ${at.slice(11, 19)}`
    expect(lines[0]).toBe(
      `12345-${first},${date},,3c56ff8fef0f6c65b36b2d25720fe276,f09f2c3d48f31e2a802944ade2e5aec5,PAID,1500.50,RUB`,
    )
    expect(lines[1]).toMatch(new RegExp(`^12345-${second},.*,CANCELLED,,$`))
    expect(lines).toHaveLength(2)
    expect(fake.verdicts.get('up-1')?.faults).toEqual([])
    const events = (await deliveries(id)).map(({ event }) => event)
    await until(async () => (await deliveries(id)).every(({ attempts }) => attempts === 1), 'the upload to be noted')
    expect(await states(id)).toEqual(Array(4).fill('waiting'))
    desk().clock.now += minute
    await until(() => fake.calls.filter((call) => call.endsWith('last_uploadings')).length === 1, 'a look')
    expect(await states(id)).toEqual(Array(4).fill('waiting'))
    fake.state.isChecking = false
    desk().clock.now += 2 * minute
    await until(async () => (await states(id)).every((state) => state === 'delivered'), 'the verdict')
    expect(await outcomes(id, events[0] as string)).toEqual(['uploaded', 'delivered'])
    expect(JSON.stringify(await log(id, events[3] as string))).not.toMatch(/Секретный|Yandex\.ru|555-11-11/)
    expect(fake.calls.length - calls).toBe(4)
    const { items } = (await desk().send('GET', `/destinations/${id}/deliveries`)).json as { items: object[] }
    expect(items[0]).toMatchObject({ outside_id: `12345-${second}` })
    await stop(id)
  })

  test('orders that FAILED after the upload are sent again, in another file than new ones', async () => {
    const id = await destination()
    const files = fake.files.length
    fake.state.failing = 1
    await lead()
    await planned(id, 1)
    tick()
    await until(() => fake.files.length === files + 1, 'a file')
    await until(async () => (await deliveries(id))[0]?.attempts === 1, 'the upload to be noted')
    desk().clock.now += minute
    await until(async () => (await deliveries(id))[0]?.attempts === 2, 'the verdict')
    const [{ event, state } = { event: '', state: '' }] = await deliveries(id)
    expect(state).toBe('waiting')
    expect((await log(id, event)).at(-1)).toMatchObject({ outcome: 'refused', error: expect.stringContaining('up-') })
    expect(await shown(id)).toMatchObject({ failures: 1 })
    await lead({ phone: '+7 921 000-00-03' })
    await planned(id, 2)
    tick()
    await until(() => fake.files.length === files + 3, 'two files')
    await until(async () => (await deliveries(id)).every(({ attempts }) => attempts % 2 === 1), 'both to be noted')
    desk().clock.now += minute
    await until(async () => (await states(id)).every((each) => each === 'delivered'), 'the verdicts')
    expect(await shown(id)).toMatchObject({ failures: 0 })
    await stop(id)
  })

  test('one refused order does not block the others for long', async () => {
    const id = await destination()
    const refused = await lead({ phone: '+7 921 000-01-00' })
    fake.state.refused = `12345-${refused},`
    for (let count = 1; count < 8; count++) await lead({ phone: `+7 921 000-01-0${count}` })
    await planned(id, 8)
    const waiting = async () => (await deliveries(id)).filter(({ state }) => state === 'waiting')
    const files = fake.files.length
    for (const [round, left] of [8, 8, 4, 1].entries()) {
      tick()
      const tried = async (attempts: number) => (await waiting()).every((each) => each.attempts === attempts)
      await until(() => tried(2 * round + 1), 'all to be uploaded')
      desk().clock.now += 3 * minute
      await until(async () => (await waiting()).length === left && (await tried(2 * round + 2)), `verdict ${round}`)
      desk().clock.now += 3_600
    }
    expect(fake.files.length - files).toBe(1 + 1 + 2 + 4)
    fake.state.refused = ''
    await stop(id)
  })

  test('no further part is sent after the quota is exceeded', async () => {
    const id = await destination()
    for (let count = 0; count < 4; count++) await lead({ phone: `+7 921 000-03-0${count}` })
    await planned(id, 4)
    const tried = async (attempts: number) => (await deliveries(id)).every((each) => each.attempts === attempts)
    for (const round of [0, 1]) {
      fake.state.failing = 1
      tick()
      await until(() => tried(2 * round + 1), 'all to be uploaded')
      desk().clock.now += 3 * minute
      await until(() => tried(2 * round + 2), `verdict ${round}`)
      desk().clock.now += 3_600
    }
    const calls = fake.calls.length
    fake.state.quota = calls
    tick()
    await until(() => tried(5), 'all to be told')
    expect(fake.calls.slice(calls).filter((call) => call.endsWith('/data/simple_orders'))).toHaveLength(1)
    const told = (await Promise.all((await deliveries(id)).map(({ event }) => log(id, event)))).map((all) => all.at(-1))
    expect(told.map((last) => last?.outcome)).toEqual(Array(4).fill('quota'))
    const unsent = told.filter((last) => last?.request === null)
    expect(unsent.map((last) => [last?.status, last?.ms, last?.response])).toEqual(Array(2).fill([null, 0, null]))
    expect(told.filter((last) => last?.status === 429)).toHaveLength(2)
    fake.state.quota = 100_000
    desk().clock.now += minute // past the start of a batch
    await stop(id)
  })

  test('a ClientID is a 64-bit number, and other values of the cookie are left out', async () => {
    const id = await destination()
    const send = (_ym_uid: string, phone: string) =>
      desk().send('POST', '/leads', { title: 'Визит', phone, creation_date: now(), last_touch: { _ym_uid } })
    await send('18446744073709551615', '+7 921 000-02-01')
    await send('18446744073709551616', '+7 921 000-02-02')
    await send('1234567890123456789012345', '+7 921 000-02-03')
    await planned(id, 3)
    tick()
    await until(async () => (await deliveries(id)).every(({ attempts }) => attempts === 1), 'the upload to be noted')
    const uids = fake.files
      .at(-1)
      ?.trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[2])
    expect(uids).toEqual(['18446744073709551615', '', ''])
    desk().clock.now += 3 * minute
    await until(async () => (await states(id)).every((state) => state === 'delivered'), 'the verdict')
    await stop(id)
  })

  test('a lead that is too old or unidentified fails with the reason; changes of known ones are accepted longer', async () => {
    const id = await destination()
    const files = fake.files.length
    const old = new Date((desk().clock.now - 22 * day) * 1_000).toISOString()
    await lead({ creation_date: old })
    await lead({ phone: null, email: 'нет' })
    const kept = await lead()
    await planned(id, 3)
    tick()
    await until(async () => (await deliveries(id)).every(({ attempts }) => attempts === 1), 'all to be tried')
    const [third, second, first] = await deliveries(id)
    expect([first?.state, second?.state, third?.state]).toEqual(['failed', 'failed', 'waiting'])
    expect((await log(id, first?.event as string))[0]).toMatchObject({ outcome: 'too-old', status: null })
    expect((await log(id, second?.event as string))[0]).toMatchObject({ outcome: 'unidentified' })
    expect(await shown(id)).toMatchObject({ failures: 0, state: 'on' })
    desk().clock.now += minute
    await until(async () => (await states(id))[0] === 'delivered', 'the verdict')
    desk().clock.now += 60 * day
    await desk().call('lead/update', { id: kept, status: '1' })
    await planned(id, 4)
    tick()
    await until(() => fake.files.length === files + 2, 'a change after 60 days')
    expect(fake.files.at(-1)).toContain(`12345-${kept},`)
    await stop(id)
  })

  test('an exceeded quota counts as no attempt', async () => {
    const id = await destination()
    fake.state.quota = 0
    fake.state.said = 'Quota exceeded: requests_by_uid\0' // PostgreSQL cannot store NUL
    await lead()
    await planned(id, 1)
    tick()
    await until(async () => (await deliveries(id))[0]?.attempts === 1, 'a try')
    const [{ event, next_at } = { event: '', next_at: '' }] = await deliveries(id)
    const [tried] = await log(id, event)
    expect(tried).toMatchObject({ outcome: 'quota', error: expect.stringContaining('requests_by_uid') })
    const waits = Date.parse(next_at as string) - Date.parse(String(tried?.at)) // the attempt may precede the last change of the clock
    expect(waits).toBeGreaterThanOrEqual(3_600_000)
    expect(await shown(id)).toMatchObject({ failures: 0 })
    fake.state.quota = 100_000
    desk().clock.now += 3_600
    tick()
    await until(async () => (await deliveries(id))[0]?.attempts === 2, 'another try')
    desk().clock.now += minute
    await until(async () => (await states(id))[0] === 'delivered', 'the verdict')
    await stop(id)
  })

  test('a test requests the counter, and a resend uploads one order, also while it is paused', async () => {
    const id = await destination()
    const other = await destination({ secret: 'y0_wrong' })
    expect((await desk().send('POST', `/destinations/${other}/test`, {})).json).toMatchObject({ status: 403 })
    await desk().send('POST', `/destinations/${other}/rotate`, { secret: account.token })
    expect((await desk().send('POST', `/destinations/${other}/test`, {})).json).toMatchObject({ outcome: 'delivered' })
    await stop(other)
    const visit = { last_touch: { _ym_uid: '1709294400123456789' } }
    await desk().send('POST', '/leads', { title: 'Визит', creation_date: now(), ...visit })
    await planned(id, 1)
    await desk().send('PATCH', `/destinations/${id}`, { state: 'paused' })
    const [{ event } = { event: '' }] = await deliveries(id)
    const { json } = await desk().send('POST', `/destinations/${id}/deliveries/${event}/resend`, {})
    expect(json).toMatchObject({ trigger: 'resend', outcome: 'uploaded' })
    expect(fake.files.at(-1)).toContain(',1709294400123456789,,,IN_PROGRESS,,')
    desk().clock.now += minute
    await until(async () => (await states(id))[0] === 'delivered', 'the verdict')
    expect(await outcomes(id, event)).toEqual(['uploaded', 'delivered'])
    await stop(id)
  })

  test('a test requests the counter even if its zone is cached', async () => {
    const id = await destination()
    const check = async () => (await desk().send('POST', `/destinations/${id}/test`, {})).json
    expect(await check()).toMatchObject({ outcome: 'delivered', status: 200 })
    await desk().send('POST', `/destinations/${id}/rotate`, { secret: 'y0_wrong' })
    expect(await check()).toMatchObject({ outcome: 'refused', status: 403 })
    await stop(id)
  })

  test('its token is stored encrypted, and its settings are checked', async () => {
    const id = await destination()
    const stored = await desk().store.destinations.find(12345, Number(id))
    expect(stored?.secret).toMatch(/^v1\./)
    expect((await desk().send('GET', `/destinations/${id}`)).text).not.toContain(account.token)
    const codes = [
      [{ settings: {} }, 'required'],
      [{ settings: { counter: '12a' } }, 'wrong-counter'],
      [{ settings: { counter: '1', user: 'a' } }, 'unknown-field'],
      [{ secret: 'мой токен' }, 'wrong-token'],
      [{ secret: undefined }, 'required'],
      [{ topics: ['lead.opened'] }, 'unknown-choice'],
    ] as const
    const given = { name: 'М', kind: 'metrika', url: fake.url, settings: { counter: '1' }, secret: 'a' }
    for (const [fields, code] of codes) {
      const { json } = await desk().send('POST', '/destinations', { ...given, ...fields })
      expect(JSON.stringify(json)).toContain(code)
    }
    await stop(id)
    expect(await desk().store.check.wrongNumbers()).toEqual([])
  })
})
