import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { demoOf } from '../actions/demo.ts'
import { createProject, findProject } from '../actions/projects.ts'
import { check } from '../commands/check.ts'
import { fillWithQuarter } from './quarter.ts'

const now = Date.UTC(2026, 10, 26, 11, 30) / 1000 // a Thursday, at half past two in Moscow
const day = 86_400
const newSecret = () => 'sealed'
const cli = { door: 'cli', name: 'cli' } as const

type Event = {
  number: string
  at: string
  door: string
  actor: string
  lead_id: string
  topics: string[]
  after: { remind_at?: string | null; fields?: Record<string, unknown> }
}

/** The day among the own fields that an event changed. */
const dayIn = ({ after }: Event) =>
  Object.values(after.fields ?? {}).find((value) => /^\d{4}-\d\d-\d\d$/.test(String(value)))

eachDatabase((database) => {
  const desk = useDesk(database)
  const isWhole = database.name === 'sqlite' // what happens is decided before a database is asked
  const leads = isWhole ? 300 : 40
  const fill = async (project: number, seed: number) =>
    fillWithQuarter(desk().store, cli, await findProject(desk().store, project), { seed, now, leads, newSecret })
  beforeAll(async () => {
    desk().clock.now = now
    await fill(12345, 1)
  })

  test('after the clocks went back it has costs of ninety days too', async () => {
    const late = Date.UTC(2026, 10, 20, 23, 30) / 1_000
    const place = { timeZone: 'Europe/London', country: 'GB', currency: 'GBP', language: 'en' } as const
    const id = await createProject(desk().store, { id: 770, name: 'London', ...place }, late)
    const project = await findProject(desk().store, id)
    await fillWithQuarter(desk().store, cli, project, { seed: 1, now: late, leads: 5, newSecret })
    const key = await desk().newKey('admin', [project.id])
    const { text } = await desk().send('GET', '/costs/export', undefined, { project: project.id, key })
    const days = text.split('\n').flatMap((line) => /^\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? [])
    expect(new Set(days).size).toBe(90)
  })

  test('a second one in the same project is refused, and changes nothing', async () => {
    await expect(fill(12345, 2)).rejects.toMatchObject({ code: 'demo-exists', params: { id: '12345' } })
    expect(await count({ and: [] })).toBe(leads)
  })

  const items = async (path: string, query: Record<string, string> = {}, project = 12345) => {
    const key = project === 12345 ? await desk().adminKey() : await desk().newKey('admin', [project])
    const { json } = await desk().send('GET', path, undefined, { query, project, key })
    return json.items as Record<string, unknown>[]
  }
  const eventsOf = async (project: number) => {
    const key = await desk().newKey('admin', [project])
    const events: Event[] = []
    for (let [after, last] = ['0', '1']; after !== last; after = events.at(-1)?.number ?? last) {
      const { json } = await desk().send('GET', '/events', undefined, { query: { limit: '500', after }, project, key })
      events.push(...(json.items as Event[]))
      last = json.last as string
    }
    return events
  }
  const count = async (filter: object) => {
    const query = { period: 'all', filter: JSON.stringify(filter), limit: '1' }
    return (await desk().send('GET', '/leads', undefined, { query })).json.total as number
  }
  const countOf = (field: string, operator: string, value: unknown) => count({ field, operator, value })

  if (isWhole)
    test('300 leads of 90 days, at the hours and on the days when people ask', async () => {
      expect(await count({ and: [] })).toBe(leads)
      const { leads: listed } = (
        await desk().call('lead/list', { period: { from: '2026-01-01', to: '2027-01-01' }, limit: 300 })
      ).json as { leads: { creation_date: string }[] }
      const moments = listed.map(({ creation_date }) => Date.parse(creation_date) / 1000)
      expect(Math.min(...moments)).toBeGreaterThanOrEqual(now - 90 * day)
      expect(Math.max(...moments)).toBeLessThanOrEqual(now)
      const hours = moments.map((at) => Math.floor(((at + 3 * 3600) % day) / 3600))
      expect(hours.filter((hour) => hour < 6).length).toBeLessThan(25)
      expect(hours.filter((hour) => hour >= 9 && hour < 19).length).toBeGreaterThan(170)
      const isWeekend = (at: number) => [0, 6].includes(new Date((at + 3 * 3600) * 1000).getUTCDay())
      expect(moments.filter(isWeekend).length).toBeLessThan(75)
    })

  if (isWhole)
    test('six statuses, each with leads; most are opened, some are new, and a fifth or so is paid', async () => {
      const statuses = await items('/statuses')
      const names = ['Новая', 'В работе', 'Замер', 'Договор', 'Оплачена', 'Отменена']
      expect(statuses.map(({ name }) => name)).toEqual(names)
      for (const { id } of statuses) expect(await countOf('status', '=', id)).toBeGreaterThanOrEqual(3)
      expect(await countOf('responded_at', 'null', true)).toBeGreaterThanOrEqual(3)
      expect(await countOf('responded_at', 'null', true)).toBeLessThan(20)
      const lost = await countOf('lost_reason', 'null', false)
      expect(lost).toBeGreaterThan((await countOf('status', '=', '2')) * 0.7)
      const paid = await countOf('status', '=', '1')
      expect(paid).toBeGreaterThan(45)
      expect(paid).toBeLessThan(95)
    })

  if (isWhole)
    test('events happen in the order of their times, by four members', async () => {
      const events = await eventsOf(12345)
      expect(events.length).toBeGreaterThan(1_200)
      const times = events.map(({ at }) => Date.parse(at))
      expect(times).toEqual(times.toSorted((one, other) => one - other))
      expect(times.at(-1)).toBeLessThanOrEqual(now * 1000)
      const topics = new Set(events.flatMap((event) => event.topics))
      for (const topic of ['lead.opened', 'lead.commented', 'lead.status_changed', 'lead.paid', 'lead.repeated'])
        expect(topics).toContain(topic)
    })

  if (isWhole)
    test('reminders are overdue, today and in the next days; comments mention people', async () => {
      const at = (seconds: number) => new Date(seconds * 1000).toISOString()
      const between = (from: number, to: number) =>
        count({
          and: [
            { field: 'remind_at', operator: '>=', value: at(from) },
            { field: 'remind_at', operator: '<', value: at(to) },
          ],
        })
      expect(await between(now - 30 * day, now)).toBeGreaterThanOrEqual(2)
      expect(await between(now, now + 9 * 3600)).toBeGreaterThanOrEqual(3)
      expect(await between(now + 9 * 3600, now + 8 * day)).toBeGreaterThanOrEqual(3)
    })

  if (isWhole)
    test('requests of every way with what came, double ones, spam, and what a person decides', async () => {
      for (const way of ['form', 'snippet', 'in', 'proxy']) expect(await items('/receipts', { way })).not.toEqual([])
      for (const end of ['lead', 'joined', 'spam', 'quarantine'])
        expect((await items('/receipts', { end })).length).toBeGreaterThanOrEqual(3)
      const [{ id } = {}] = await items('/receipts', { way: 'form', end: 'lead' })
      const { json } = await desk().send('GET', `/receipts/${id}`)
      expect(JSON.stringify(json)).toContain('okna.example')
    })

  if (isWhole)
    test('own fields with a list, saved views, forms, keys and channels are there', async () => {
      expect((await items('/fields')).map(({ type }) => type)).toEqual(['choice', 'number', 'date'])
      expect(await countOf('field:1', 'null', false)).toBeGreaterThan(40)
      const views = await items('/views')
      expect(views.map(({ name }) => name)).toEqual(expect.arrayContaining(['Повторные', 'Крупные: от 150 тысяч']))
      for (const { filter } of views) expect(await count(filter as object)).toBeGreaterThan(0)
      expect(await items('/forms')).toHaveLength(2)
      expect(await countOf('channel', 'null', true)).toBeLessThan(30)
      expect(await countOf('repeat', '=', true)).toBeGreaterThanOrEqual(5)
      expect(await countOf('door', '=', 'console')).toBeGreaterThanOrEqual(10)
      expect(await countOf('door', '=', 'wire')).toBeGreaterThanOrEqual(5)
    })

  if (isWhole)
    test('most of what is paid for brings more than it costs', async () => {
      const { json } = await desk().send('GET', '/reports/channels', undefined, { query: { period: 'all' } })
      const { items: channels } = json as { items: { cost: string | null; romi: number | null }[] }
      const paid = channels.filter(({ cost }) => cost !== null)
      expect(paid.length).toBeGreaterThanOrEqual(4)
      expect(channels.length).toBeGreaterThan(paid.length)
      expect(paid.filter(({ romi }) => Number(romi) > 0).length).toBeGreaterThan(paid.length / 2)
    })

  test('leads of the API were made by a key that may create them', async () => {
    const made = (await eventsOf(12345)).filter(
      ({ door, topics }) => door === 'wire' && topics.includes('lead.created'),
    )
    const scopes = new Map((await items('/keys')).map(({ id, scope }) => [`key:${id}`, scope]))
    expect(made.length).toBeGreaterThan(0)
    expect(new Set(made.map(({ actor }) => scopes.get(actor)))).toEqual(new Set(['write']))
  })

  if (isWhole)
    test('the day of a survey is the day in the zone of the project', async () => {
      const timeZone = 'Asia/Kamchatka' // the morning is still the day before in UTC
      const project = await createProject(
        desk().store,
        { id: 771, name: 'East', timeZone, country: 'RU', currency: 'RUB' },
        now,
      )
      await fill(project, 1)
      const planned = (await eventsOf(project)).filter(({ after }) => after.remind_at)
      // the reminder of the last step is moved to these days
      const isLast = (event: Event) => planned.findLast(({ lead_id: lead }) => lead === event.lead_id) === event
      const surveys = planned.filter((event) => dayIn(event) && !isLast(event))
      const localDay = (at: unknown) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(String(at)))
      expect(surveys.length).toBeGreaterThan(20)
      expect(surveys.map(dayIn)).toEqual(surveys.map(({ after }) => localDay(after.remind_at)))
    })

  test('its keys were used when the last enquiry came by them', async () => {
    const demo = await demoOf(desk().store, await findProject(desk().store, 12345))
    const keys = (await items('/keys')).filter(({ id }) => demo?.keys.includes(Number(id)))
    expect(keys).toHaveLength(3)
    for (const { last_used_at: used } of keys) expect(Date.parse(String(used)) / 1000).toBeGreaterThan(now - 60 * day)
  })

  test('what was written down by mistake is in the bin, with who threw it away', async () => {
    const thrown = await items('/bin')
    expect(thrown.map(({ lead, removed_by: by }) => [(lead as { title: string }).title, by])).toEqual([
      ['Ошиблись номером', expect.stringMatching(/^member:/)],
      ['Проверка формы', expect.stringMatching(/^member:/)],
    ])
    expect(await count({ and: [] })).toBe(leads)
  })

  test('one edit of several leads can be undone, and a destination waits to be switched on', async () => {
    expect(await items('/jobs')).toMatchObject([{ state: 'done', skipped: expect.any(Number) }])
    expect(await items('/destinations')).toMatchObject([{ name: 'Учёт заказов на сайте', state: 'paused', waiting: 0 }])
  })

  test('nobody can sign in as a member of the demo', async () => {
    const members = await desk().store.memberships.of(12345)
    expect(members).toHaveLength(3)
    for (const { email } of members) {
      expect(email).toMatch(/@demo\.invalid$/)
      const answer = await fetch(`${desk().address}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: desk().address },
        body: JSON.stringify({ email, password: 'correct horse battery' }),
      })
      expect(answer.status).toBe(401)
    }
  })

  if (isWhole)
    test('the same seed and clock make the same quarter, another seed another one, in the language of the project', async () => {
      const summary = async (project: number) =>
        (await items('/leads', { period: 'all', limit: '100' }, project)).map(
          ({ id, name, phone, title, status, price, creation_date: at }) => [id, name, phone, title, status, price, at],
        )
      for (const [id, seed] of [
        [777, 1],
        [778, 2],
      ] as const) {
        await desk().newProject(id)
        await fill(id, seed)
      }
      expect(await summary(777)).toEqual(await summary(12345))
      expect(await summary(778)).not.toEqual(await summary(12345))
      const draft = { id: 779, name: 'Windows', timeZone: 'Europe/London', country: 'GB', currency: 'GBP' }
      await createProject(desk().store, draft, now)
      await fill(779, 1)
      expect(JSON.stringify(await items('/leads', { period: 'all' }, 779))).not.toMatch(/[а-яё]/i)
      expect((await items('/statuses', {}, 779)).map(({ name }) => name)).toContain('Survey')
    })

  test('removed in one press: the project is empty and usable, what was added since stays', async () => {
    const made = leads + 2 // with those in the bin
    expect((await desk().send('GET', '/demo')).json).toEqual({ leads: made })
    const own = { title: 'Своя заявка', phone: '+7 900 000-00-01' }
    expect((await desk().send('POST', '/leads', own)).status).toBe(201)
    await desk().send('PATCH', '/capture', { stop_words: ['seo*', 'наше слово'] })
    const answer = await desk().send('DELETE', '/demo')
    expect([answer.status, answer.json]).toEqual([200, { leads: made }])

    expect((await items('/leads', { period: 'all' })).map(({ id }) => id)).toEqual([String(made + 1)])
    for (const path of ['/bin', '/receipts', '/fields', '/views', '/costs', '/jobs', '/destinations'])
      expect(await items(path)).toEqual([])
    expect((await items('/mappings')).map(({ name }) => name)).not.toContain('quiz')
    expect((await items('/forms')).map(({ closed }) => closed)).toEqual([true, true])
    expect((await desk().store.memberships.of(12345)).map(({ leftAt }) => leftAt)).toEqual([now, now, now])
    expect(await items('/statuses')).toHaveLength(6)
    expect((await desk().send('GET', '/capture')).json.stop_words).toEqual(['наше слово'])
    const told = JSON.stringify((await desk().send('GET', '/events', undefined, { query: { limit: '1000' } })).json)
    expect(told).not.toMatch(/Замер сделан|okna\.example|@mail\.ru/)
    expect((await desk().send('DELETE', '/demo')).json).toEqual({ leads: 0 })
    expect((await desk().send('POST', '/leads', own)).status).toBe(201)
    expect((await check({ store: desk().store, now, by: cli, spool: {} }, {})).json).toMatchObject({ faults: [] })
  })
})
