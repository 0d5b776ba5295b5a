import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useCommandLine } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { always, openDesk, type TestDesk } from '../../test/desk.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk(cli.url())
  })
  afterAll(() => desk.close())

  const status = (verb: string, ...args: string[]) => ['status', verb, '--project', '12345', ...args]
  const listed = async () => (await cli.json(...status('list'))).statuses as Record<string, unknown>[]
  const leads = async (status: string) => {
    const filters = [['status', '=', status]]
    return (await desk.call('lead/list', { period: always, filters })).json.leads as Record<string, unknown>[]
  }

  test('§5 a new project has the statuses 0, 1 and 2 of the page', async () => {
    expect(await listed()).toEqual([
      { id: '0', name: 'В работе', type: 'progress', colour: 'blue', position: 0 },
      { id: '1', name: 'Оплачен', type: 'paid', colour: 'green', position: 1 },
      { id: '2', name: 'Отменен', type: 'canceled', colour: 'grey', position: 2 },
    ])
  })

  test('§10 status add answers the id that it was given, as a string', async () => {
    const made = await cli.json(...status('add', '--id', '5', '--name', 'Перезвонить', '--type', 'progress'))
    expect(made).toEqual({ id: '5' })
  })

  test('§10 status add takes the next id when none is given', async () => {
    expect(await cli.json(...status('add', '--name', 'Договор', '--type', 'paid'))).toEqual({ id: '6' })
    expect((await listed()).slice(3)).toEqual([
      { id: '5', name: 'Перезвонить', type: 'progress', colour: 'violet', position: 3 },
      { id: '6', name: 'Договор', type: 'paid', colour: 'green', position: 4 },
    ])
  })

  test('§2 a status that is added, renamed or removed beside a running desk holds there soon after', async () => {
    const names = async () => ((await desk.call('status/list')).json.data as { name: string }[]).map(({ name }) => name)
    await names()
    await cli.json(...status('add', '--id', '9', '--name', 'Новый', '--type', 'canceled'))
    await until(async () => (await names()).includes('Новый'), 'the status to come')
    expect(await cli.json(...status('rename', '--id', '9', '--name', 'Спам'))).toEqual({ id: '9', name: 'Спам' })
    await until(async () => (await names()).includes('Спам'), 'the new name')
    expect(await cli.json(...status('remove', '--id', '9'))).toEqual({ id: '9', moved: 0 })
    await until(async () => !(await names()).includes('Спам'), 'the status to go')
  })

  describe('a status with leads', () => {
    let ids: string[]
    beforeAll(async () => {
      await cli.json(...status('add', '--id', '20', '--name', 'Думает', '--type', 'progress'))
      await until(async () => JSON.stringify((await desk.call('status/list')).json).includes('Думает'), 'status 20')
      ids = []
      for (const price of [100, 250.5, null]) ids.push(await desk.lead({ status: '20', price }))
    })

    test('is not removed without a replacement', async () => {
      expect(await cli.refused(...status('remove', '--id', '20'))).toBe(
        'Status 20 has 3 leads: name the status for them in replacement',
      )
      expect(await leads('20')).toHaveLength(3)
    })

    test('is not replaced by itself or by one that is not there', async () => {
      const remove = status('remove', '--id', '20', '--replacement')
      expect(await cli.refused(...remove, '20')).toBe('Status 20 cannot replace itself')
      expect(await cli.refused(...remove, '404')).toBe('Argument replacement: there is no status 404 in this project')
      expect(await leads('20')).toHaveLength(3)
    })

    test('is removed with a replacement: its leads get it, each with an event, and the counts are right', async () => {
      expect(await cli.json(...status('remove', '--id', '20', '--replacement', '6'))).toEqual({ id: '20', moved: 3 })
      const moved = await leads('6')
      expect(moved.map(({ id }) => id).sort()).toEqual(ids)
      expect(await leads('20')).toEqual([])
      for (const lead of moved) expect(lead.paid_date, 'status 6 is a paid one').not.toBeNull()
      const events = await cli.sql(`
        select lead_id, topics, before, after from events
        where door = 'cli' and actor = 'cli' and project_id = 12345 order by number`)
      expect(events.map(({ lead_id }) => String(lead_id))).toEqual(ids)
      for (const event of events) {
        expect(JSON.parse(String(event.topics))).toEqual(['lead.changed', 'lead.status_changed', 'lead.paid'])
        expect(JSON.parse(String(event.before))).toMatchObject({ status: 20, paidDate: null })
        expect(JSON.parse(String(event.after))).toMatchObject({ status: 6, paidDate: expect.any(Number) })
      }
      const counts = await cli.sql(
        'select n, sum from lead_counts where project_id = 12345 and status = 6 and grain = 3600',
      )
      expect(counts.map(({ n, sum }) => [Number(n), Number(sum)])).toEqual([[3, 35_050]])
      expect(await cli.json('check')).toEqual({ ok: true, faults: [], repaired: [] })
    })

    test('is removed also when its leads exceed one transaction', async () => {
      await cli.json('demo', '--project', '12345', '--leads', '350')
      const before = (await leads('0')).length + (await leads('2')).length
      const { moved } = await cli.json(...status('remove', '--id', '0', '--replacement', '2'))
      expect(moved).toBeGreaterThan(0)
      expect((await leads('2')).length).toBe(before)
      expect(await cli.json('check')).toEqual({ ok: true, faults: [], repaired: [] })
    })
  })

  test('an unknown status is neither renamed nor removed', async () => {
    const sentence = 'Argument id: there is no status 404 in this project'
    expect(await cli.refused(...status('rename', '--id', '404', '--name', 'N'))).toBe(sentence)
    expect(await cli.refused(...status('remove', '--id', '404'))).toBe(sentence)
    expect(await cli.refused(...status('rename', '--id', '1', '--name', ' '))).toBe('Required argument name is missing')
  })

  test('a project keeps at least one status', async () => {
    await desk.newProject(777)
    for (const id of ['0', '1']) await cli.json('status', 'remove', '--project', '777', '--id', id)
    const last = ['status', 'remove', '--project', '777', '--id', '2']
    expect(await cli.refused(...last)).toBe('A project needs at least one status')
  })

  test('without --json statuses are a table', async () => {
    const [head, ...rows] = (await cli.text('status', 'list', '--project', '777')).trimEnd().split('\n')
    expect(head?.trim()).toMatch(/^Status\s+Name\s+Type$/)
    expect(rows.map((row) => row.trim())).toEqual([expect.stringMatching(/^2\s+Отменен\s+canceled$/)])
  })
})
