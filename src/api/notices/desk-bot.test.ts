import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { openFakeTelegram } from '../../../test/fake-telegram.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'

const [token, ownToken] = [`123456:${'d'.repeat(30)}`, `777777:${'o'.repeat(30)}`]
const projects = [12345, 777, 778] as const

eachDatabase((database) => {
  const messaging = { telegram: { api: '', token } }
  const desk = useDesk(database, { messaging })
  const keys = new Map<number, string>()
  let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
  const send = (verb: string, project: number, body?: object) =>
    desk().send(verb, `/projects/${project}/notice-bots/telegram`, body, { key: keys.get(project) as string })
  const take = (project: number, takes_enquiries = true) => send('PATCH', project, { takes_enquiries })
  /** The project that takes enquiries from the bot of a project; `project` 0 is the bot of the desk. */
  const sourceOf = async (project: number) => (await desk().store.noticeBots.find({ project, way: 'telegram' }))?.source

  beforeAll(async () => {
    telegram = await openFakeTelegram({ token: ownToken, username: 'shop_bot' })
    messaging.telegram.api = telegram.url
    for (const project of projects) {
      if (project !== 12345) await desk().newProject(project)
      keys.set(project, await desk().newKey('admin', [project]))
    }
  })
  beforeEach(async () => {
    const read = { token: null, name: 'desk_bot' }
    await desk().store.transaction((tx) => tx.noticeBots.put({ project: 0, way: 'telegram' }, read))
  })
  afterAll(() => telegram?.close())

  test("a project that gets its own bot takes enquiries from that instead of the desk's bot", async () => {
    expect((await take(12345)).json).toMatchObject({ own: false, takes_enquiries: true })
    expect((await take(777)).json.code).toBe('bot-taken')
    expect((await send('PUT', 12345, { token: ownToken })).json).toMatchObject({ own: true, takes_enquiries: true })
    expect([await sourceOf(0), await sourceOf(12345)]).toEqual([null, 12345])
    expect((await take(777)).status).toBe(200)
    expect((await take(12345, false)).json).toMatchObject({ own: true, takes_enquiries: false })
    expect([await sourceOf(0), await sourceOf(12345)]).toEqual([777, null])
    await send('PUT', 12345, { token: ownToken })
    expect([await sourceOf(0), await sourceOf(12345)]).toEqual([777, null])
    await take(777, false)
    await send('DELETE', 12345)
    expect(await sourceOf(0)).toBe(null)
  })

  test("one that goes back to the desk's bot does not take what is written to that until it says so", async () => {
    await take(12345)
    await send('PUT', 12345, { token: ownToken })
    expect([await sourceOf(0), await sourceOf(12345)]).toEqual([null, 12345])
    expect((await send('DELETE', 12345)).status).toBe(204)
    expect(await sourceOf(0)).toBe(null)
    const key = keys.get(12345) as string
    const { items } = (await desk().send('GET', '/audit', undefined, { query: { limit: '2' }, key })).json
    expect(items).toMatchObject([
      { action: 'bot.removed', details: { name: 'shop_bot', takesEnquiries: true } },
      { action: 'bot.set', details: { name: 'shop_bot', takesEnquiries: true } },
    ])
    expect((await take(12345)).json).toMatchObject({ own: false, takes_enquiries: true })
    await take(12345, false)
  })

  if (database.name === 'postgres')
    test("of projects that claim the desk's bot at once one gets it", async () => {
      const blocker = new pg.Client({ connectionString: desk().url })
      await blocker.connect()
      onTestFinished(() => blocker.end())
      await blocker.query('begin')
      await blocker.query('select 1 from notice_bots where project_id = 0 for update')
      const taking = projects.map((project) => take(project))
      await until(async () => (await rowsOf(desk().url, waits)).length >= 2, 'two projects that wait')
      await blocker.query('commit')
      const statuses = (await Promise.all(taking)).map(({ status }) => status)
      expect(statuses.toSorted()).toEqual([200, 409, 409])
      expect(await sourceOf(0)).toBe(projects[statuses.indexOf(200)])
    })
})

const waits = `select pid from pg_stat_activity where datname = current_database()
  and application_name = 'zayavka' and wait_event_type = 'Lock'`
