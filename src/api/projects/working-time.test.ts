import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, openDesk, start, useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { beginBulk } from '../../actions/bulk.ts'
import { workJob } from '../../actions/jobs.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { changeWorkingTime, recountDues } from '../../actions/working-time.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { reinterpret } from '../../intake/replay.ts'

/** A Friday, 15:00 in the zone of the project. */
const begin = start
const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '')

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const path = '/working-time'
  let agent: TestMember | undefined
  const member = async () => {
    agent ??= await newMember(desk(), 'agent')
    return agent
  }
  const open = async (id: string) => (await member()).post(`/api/v2/projects/12345/leads/${id}/opened`)
  const leadOf = async (id: string) => (await send('GET', `/leads/${id}`)).json
  const dueOf = async (id: string) => (await leadOf(id)).due_at
  const late = (value: boolean, operator = '=') => ({ field: 'late', operator, value })
  const idsOf = async (filter: object) => {
    const { json } = await send('GET', '/leads', undefined, { query: { filter: JSON.stringify(filter), limit: '100' } })
    return (json.items as { id: string }[]).map(({ id }) => id)
  }
  const at = (seconds: number) => {
    desk().clock.now = begin + seconds
  }

  describe('the settings', () => {
    test('have defaults, and each can be changed by itself if the version is current', async () => {
      const first = await send('GET', path)
      expect(first.json).toMatchObject({ response_minutes: 5, holidays: [], version: 1 })
      expect(first.json.week).toEqual([...Array(5).fill({ from: '09:00', to: '18:00' }), null, null])
      const headers = { 'If-Match': String(first.headers.get('etag')) }
      const week = [...Array(6).fill({ from: '08:30', to: '24:00' }), null]
      const changed = await send('PATCH', path, { week, holidays: ['2024-03-08', '2024-01-01'] }, { headers })
      expect(changed.json).toEqual({ week, holidays: ['2024-01-01', '2024-03-08'], response_minutes: 5, version: 2 })
      const behind = await send('PATCH', path, { response_minutes: null }, { headers })
      expect(behind.json).toMatchObject({ status: 412, code: 'settings-changed', current: { version: 2 } })
      expect((await send('PATCH', path, { week: first.json.week, holidays: [] })).json).toMatchObject({ version: 3 })
    })

    test.each<[string, object, string, string]>([
      ['six days', { week: Array(6).fill(null) }, 'too-few-values', '/week'],
      [
        'an hour that is none',
        { week: [{ from: '9', to: '18:00' }, ...Array(6).fill(null)] },
        'wrong-form',
        '/week/0/from',
      ],
      [
        'a time after midnight',
        { week: [{ from: '09:00', to: '24:30' }, ...Array(6).fill(null)] },
        'wrong-form',
        '/week/0/to',
      ],
      [
        'an end before its beginning',
        { week: [{ from: '18:00', to: '09:00' }, ...Array(6).fill(null)] },
        'wrong-form',
        '/week/0',
      ],
      ['a holiday that is no day', { holidays: ['2024-02-30'] }, 'not-day', '/holidays/0'],
      ['no minutes', { response_minutes: 0 }, 'out-of-range', '/response_minutes'],
    ])('refuse %s', async (_, change, code, pointer) => {
      expect((await send('PATCH', path, change)).json).toMatchObject({ status: 422, code, pointer })
    })

    test('can be read by all members and changed by owners and managers', async () => {
      expect((await (await member()).send('GET', '/api/v2/projects/12345/working-time')).status).toBe(200)
      const refused = await (await member()).send('PATCH', '/api/v2/projects/12345/working-time', {})
      expect(refused.json).toMatchObject({ status: 403 })
    })
  })

  describe('the deadline of a lead', () => {
    test('is set in minutes of working time, and removed by a response in time', async () => {
      at(0)
      const id = await desk().lead()
      expect(await dueOf(id)).toBe(timeOf(begin + 300))
      at(300)
      await open(id)
      expect(await dueOf(id)).toBeNull()
    })

    test('makes a lead late when it has passed, and stays after a late response', async () => {
      at(0)
      const [waiting, opened] = [await desk().lead(), await desk().lead()]
      const both = (await idsOf({ or: [late(true), late(false)] })).length
      at(300)
      expect(await idsOf(late(true))).not.toContain(waiting)
      at(301)
      await open(opened)
      expect(await idsOf(late(true))).toEqual(expect.arrayContaining([waiting, opened]))
      expect(await idsOf(late(false, '!='))).toEqual(await idsOf(late(true)))
      expect(await idsOf(late(false))).toEqual(expect.not.arrayContaining([waiting, opened]))
      expect((await idsOf(late(false))).length + (await idsOf(late(true))).length).toBe(both)
      expect(await dueOf(opened)).toBe(timeOf(begin + 300))
    })

    test('is removed when a program closes the lead, and restored when it reopens it', async () => {
      at(0)
      const id = await desk().lead()
      await send('PATCH', `/leads/${id}`, { status: '2' })
      expect(await dueOf(id)).toBeNull()
      const { headers } = await send('PATCH', `/leads/${id}`, { status: '0' })
      expect(await dueOf(id)).toBe(timeOf(begin + 300))
      expect(headers.get('etag')).toBe((await send('GET', `/leads/${id}`)).headers.get('etag'))
    })

    test('is restored when the response is undone', async () => {
      at(0)
      const id = await desk().lead()
      const edited = await (await member()).send('PATCH', `/api/v2/projects/12345/leads/${id}`, { status: '2' })
      expect(edited.json.lead).toMatchObject({ due_at: null })
      await (await member()).post(`/api/v2/projects/12345/undo/${edited.json.undo}`)
      expect(await leadOf(id)).toMatchObject({ responded_at: null, due_at: timeOf(begin + 300) })
    })

    test('is not in events', async () => {
      at(0)
      const id = await desk().lead()
      await open(id)
      expect((await send('GET', `/leads/${id}/events`)).text).not.toContain('due_at')
    })
  })

  test('views, exports, boards, reports and bulk edits can filter by `late`', async () => {
    at(0)
    const source = 'поздно'
    const ids = [await desk().lead({ source }), await desk().lead({ source })]
    at(400)
    await open(ids[1] as string)
    const fresh = await desk().lead({ source })
    const filter = { and: [late(true), { field: 'source', operator: '=', value: source }] }
    const query = { filter: JSON.stringify(filter), period: 'all' }
    const view = await send('POST', '/views', { name: 'Опоздали', filter })
    expect(view.json).toMatchObject({ filter })
    const exported = await send('GET', '/export', undefined, { query: { ...query, format: 'csv', exact: 'true' } })
    expect(exported.text.trim().split('\n')).toHaveLength(3)
    const board = await send('GET', '/board', undefined, { query })
    expect((board.json.columns as { leads: number }[])[0]).toMatchObject({ leads: 2 })
    const summary = await send('GET', '/reports/summary', undefined, { query })
    expect(summary.json.leads).toMatchObject({ leads: 2 })
    const set = { assignee: String((await member()).id) }
    const bulk = await send('POST', '/leads/bulk', { filter, set })
    expect(bulk.json.job).toMatchObject({ total: 2 })
    expect(await leadOf(fresh)).toMatchObject({ assignee: null })
  })

  test('the report by member has the number of responses in time', async () => {
    at(0)
    const source = 'в срок'
    const assignee = String((await member()).id)
    const ids = await Promise.all([1, 2, 3, 4].map(() => desk().lead({ source })))
    for (const id of ids) await send('PATCH', `/leads/${id}`, { assignee })
    at(60)
    await open(ids[0] as string)
    at(600)
    for (const id of ids.slice(1, 3)) await open(id)
    const project = await findProject(desk().store, 12345)
    const draft = { title: 'Из файла', name: null, phone: null, email: null, text: null, price: null, paidDate: null }
    const own = { ...draft, source, assignee: Number(assignee), creationDate: desk().clock.now, status: 0 }
    const last = await createLeads(desk().store, { door: 'import', name: 'cli' }, project, [own, own], desk().clock.now)
    at(900)
    for (const id of [last - 1, last]) await open(String(id))
    const filter = JSON.stringify({ field: 'source', operator: '=', value: source })
    const { json } = await send('GET', '/reports/people', undefined, { query: { filter, period: 'all' } })
    const [line] = json.items as { on_time: { list: { filter: unknown; period: string } } }[]
    const query = { filter: JSON.stringify(line?.on_time.list.filter), period: line?.on_time.list.period as string }
    expect((await send('GET', '/leads', undefined, { query })).json.total).toBe(1)
    expect(line).toMatchObject({
      member: { id: assignee },
      responded: { leads: 3 },
      on_time: { leads: 1 },
      on_time_share: 0.3333,
    })
  })

  test.each([
    ['in a project without working days', { week: Array(7).fill(null) }],
    [
      'in a project that works too little',
      { week: [{ from: '09:00', to: '09:01' }, ...Array(6).fill(null)], response_minutes: 59 },
    ],
    ['where none is expected', { response_minutes: null }],
  ])('the report by member has no responses in time %s', async (where, change) => {
    at(0)
    const { week, response_minutes } = (await send('GET', path)).json
    await send('PATCH', path, change)
    const id = await desk().lead({ source: where })
    at(86_400)
    await open(id)
    const query = { filter: JSON.stringify({ field: 'source', operator: '=', value: where }), period: 'all' }
    const { json } = await send('GET', '/reports/people', undefined, { query })
    expect(json.total).toMatchObject({ responded: { leads: 1 }, on_time: null, on_time_share: null })
    await send('PATCH', path, { week, response_minutes })
  })

  test('a contractor can filter the leads of their sources by `late`', async () => {
    at(0)
    const id = await desk().lead({ source: 'подряд' })
    await desk().lead({ source: 'другой' })
    at(400)
    const contractor = await newMember(desk(), 'contractor')
    const query = new URLSearchParams({ filter: JSON.stringify(late(true)) })
    const { json } = await contractor.send('GET', `/api/v2/projects/12345/leads?${query}`)
    expect((json.items as { id: string }[]).map((each) => each.id)).toEqual([id])
  })

  test('changed hours recompute all deadlines after a delay, without a new version of the leads', async () => {
    at(0)
    const [waiting, answered] = [await desk().lead(), await desk().lead()]
    at(200)
    await open(answered)
    const { version } = await leadOf(waiting)
    await send('PATCH', path, { response_minutes: 1 })
    expect(await recountDues(desk().store, desk().clock.now)).toBe(0)
    at(210)
    expect(await recountDues(desk().store, desk().clock.now)).toBeGreaterThan(0)
    expect(await leadOf(waiting)).toMatchObject({ due_at: timeOf(begin + 60), version })
    expect(await leadOf(answered)).toMatchObject({ due_at: timeOf(begin + 60) })
    expect(await recountDues(desk().store, desk().clock.now)).toBe(0)
    await send('PATCH', path, { response_minutes: null })
    await recountDues(desk().store, desk().clock.now)
    at(220)
    await recountDues(desk().store, desk().clock.now)
    expect(await idsOf(late(true))).toEqual([])
    await send('PATCH', path, { response_minutes: 5 })
    await recountDues(desk().store, desk().clock.now)
    at(230)
    await recountDues(desk().store, desk().clock.now)
    expect(await dueOf(waiting)).toBe(timeOf(begin + 300))
  })

  test('a change that was committed late also recounts a lead of a process that did not know it yet', async () => {
    const other = database.name === 'postgres' ? await openDesk(desk().url) : desk()
    at(1_000)
    other.clock.now = desk().clock.now
    await desk().lead()
    await other.lead({}, { key: desk().key }) // so that it has the former settings in its cache
    const change = { responseMinutes: 2, version: undefined }
    await changeWorkingTime(desk().store, cli, await findProject(desk().store, 12345), change, begin + 990)
    expect(await recountDues(desk().store, desk().clock.now)).toBe(0)
    const lead = await other.lead({}, { key: desk().key })
    at(1_010)
    await recountDues(desk().store, desk().clock.now)
    expect(await dueOf(lead)).toBe(timeOf(begin + 1_120))
    if (other !== desk()) await other.close()
  })

  test('a bulk edit that began before a change of the working time sets the deadlines of after it', async () => {
    const { store, clock } = desk()
    at(0)
    const lead = await desk().lead()
    const { id: status } = (await send('POST', '/statuses', { name: 'Звонок', type: 'progress' })).json
    const former = await findProject(store, 12345)
    const target = { period: allTime, filter: everything, ids: [Number(lead)] }
    const bulk = { target, edit: { do: 'set', patch: { status: Number(status) } }, total: 1 } as const
    const job = await beginBulk(store, cli, former, bulk, clock.now)
    await send('PATCH', path, { response_minutes: 30 })
    const context = { store, reinterpret, clock: () => clock.now }
    expect(await workJob(context, former, job, () => false)).toMatchObject({ state: 'done', changed: 1 })
    expect(await dueOf(lead)).toBe(timeOf(begin + 1_800))
  })
})
