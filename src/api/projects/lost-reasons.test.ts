import { beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk, type TestDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { rowsOf } from '../../../test/rows.ts'

type Named = { id: string; name: string; removed: boolean }

eachDatabase((database) => {
  let desk: TestDesk
  let send: TestDesk['send']

  beforeEach(async () => {
    desk = await openDesk(await database.fresh())
    send = desk.send
    return () => desk.close()
  })

  const names = async () => {
    const { json } = await send('GET', '/lost-reasons')
    return (json.items as Named[]).filter(({ removed }) => !removed).map(({ name }) => name)
  }
  const listed = async (filter: unknown) => {
    const { json, text, status } = await send('GET', '/leads', undefined, { query: { filter: JSON.stringify(filter) } })
    expect(status, text).toBe(200)
    return (json.items as { id: string }[]).map(({ id }) => id).sort()
  }
  const funnelOf = async () => {
    const { json } = await send('GET', '/reports/funnel')
    const items = json.items as { status: { id: string }; reached: { leads: number } | null; left: { leads: number } }[]
    return Object.fromEntries(
      items.map(({ status, reached, left }) => [status.id, [reached?.leads ?? null, left.leads]]),
    )
  }

  test('reasons can be added, renamed, ordered and removed, and the audit log has these changes', async () => {
    expect(await names()).toEqual(['Дорого', 'Выбрали других', 'Не дозвонились', 'Передумали', 'Ошибка или спам'])
    const { json } = await send('POST', '/lost-reasons', { name: 'Сезон' })
    expect(json).toEqual({ id: '6', name: 'Сезон', position: 5, removed: false })
    await send('PATCH', '/lost-reasons/6', { name: 'Не сезон', position: 0 })
    expect((await send('DELETE', '/lost-reasons/2')).status).toBe(204)
    expect(await names()).toEqual(['Не сезон', 'Дорого', 'Не дозвонились', 'Передумали', 'Ошибка или спам'])
    const { json: log } = await send('GET', '/audit')
    expect((log.items as { action: string; subject: string }[]).slice(0, 3)).toMatchObject([
      { action: 'lost_reason.removed', subject: 'lost_reason:2' },
      { action: 'lost_reason.changed', subject: 'lost_reason:6' },
      { action: 'lost_reason.added', subject: 'lost_reason:6' },
    ])
    const refused = [
      await send('POST', '/lost-reasons', { name: 'дорого' }),
      await send('POST', '/lost-reasons', { name: ' ' }),
      await send('PATCH', '/lost-reasons/2', { name: 'Снова' }),
      await send('DELETE', '/lost-reasons/99'),
    ]
    expect(refused.map(({ json }) => json.code)).toEqual([
      'field-exists',
      'required',
      'no-such-lost-reason',
      'no-such-lost-reason',
    ])
    expect((await send('POST', '/lost-reasons', { name: 'Выбрали других' })).json.id).toBe('7') // an id is never used twice
  })

  test('a lost lead can be found by its reason, and keeps it after the reason was removed from the list', async () => {
    const lead = await desk.lead()
    const other = await desk.lead()
    const { json } = await send('PATCH', `/leads/${lead}`, { status: '2', lost_reason: '1' })
    expect((json.lead as Record<string, unknown>) ?? json).toMatchObject({ status: '2', lost_reason: '1' })
    expect(await listed({ field: 'lost_reason', operator: '=', value: '1' })).toEqual([lead])
    expect(await listed({ field: 'lost_reason', operator: 'null', value: true })).toEqual([other])
    await send('DELETE', '/lost-reasons/1')
    expect((await send('GET', `/leads/${lead}`)).json).toMatchObject({ lost_reason: '1' })
    const { json: funnel } = await send('GET', '/reports/funnel')
    expect(funnel.reasons).toMatchObject([{ reason: { id: '1', name: 'Дорого' }, leads: 1 }])
    const refused = [
      await send('PATCH', `/leads/${lead}`, { lost_reason: '1' }),
      await send('PATCH', `/leads/${other}`, { lost_reason: '2' }),
      await send('POST', '/leads', { title: 'Заявка', lost_reason: '2' }),
      await send('POST', '/leads/bulk', { ids: [lead], set: { lost_reason: '1' } }),
    ]
    expect(refused.map(({ json }) => json.code)).toEqual([
      'unknown-lost-reason',
      'not-lost',
      'not-lost',
      'unknown-lost-reason',
    ])
    expect((await send('POST', '/leads', { title: 'Заявка', status: '2', lost_reason: '2' })).status).toBe(201)
  })

  test('a lead that leaves its canceled status loses its reason; an undo restores both', async () => {
    const lead = await desk.lead()
    await send('PATCH', `/leads/${lead}`, { status: '2', lost_reason: '3' })
    const { json } = await send('PATCH', `/leads/${lead}`, { status: '0' })
    expect((await send('GET', `/leads/${lead}`)).json).toMatchObject({ status: '0', lost_reason: null })
    const { json: events } = await send('GET', `/leads/${lead}/events`)
    expect((events.items as unknown[])[0]).toMatchObject({ before: { status: '2', lost_reason: '3' } })
    await send('POST', `/undo/${json.undo}`)
    expect((await send('GET', `/leads/${lead}`)).json).toMatchObject({ status: '2', lost_reason: '3' })
  })

  test('a bulk edit sets a reason and skips leads that are not lost', async () => {
    const [one, two, three] = [await desk.lead({ status: '2' }), await desk.lead({ status: '2' }), await desk.lead()]
    const { json } = await send('POST', '/leads/bulk', { ids: [one, two, three], set: { lost_reason: '4' } })
    expect(json.job).toMatchObject({ changed: 2, skipped: 1, edit: { set: { lost_reason: '4' } } })
    expect(await listed({ field: 'lost_reason', operator: 'in', value: ['4'] })).toEqual([one, two])
    const more = await send('POST', '/leads/bulk', { ids: [three], set: { status: '2', lost_reason: '5' } })
    expect(more.json.job).toMatchObject({ changed: 1 })
    const query = { format: 'csv', exact: 'true', columns: 'id,lost_reason,lost_reason_name', sort: 'id' }
    const { text } = await send('GET', '/export', undefined, { query })
    expect(text.trim().split('\r\n')).toEqual([
      'id,lost_reason,lost_reason_name',
      `${one},4,Передумали`,
      `${two},4,Передумали`,
      `${three},5,Ошибка или спам`,
    ])
  })

  describe('the statuses of a lead over time', () => {
    test('are all that it was in, except changes that were undone', async () => {
      const lead = await desk.lead()
      const move = async (status: string) => (await send('PATCH', `/leads/${lead}`, { status })).json.undo
      desk.clock.now += 60
      await move('2')
      desk.clock.now += 100
      await move('0')
      desk.clock.now += 7
      const undo = await move('1')
      expect(await funnelOf()).toEqual({ 0: [1, 1], 1: [1, 0], 2: [null, 1] })
      await send('POST', `/undo/${undo}`)
      expect(await funnelOf()).toEqual({ 0: [1, 0], 1: [0, 0], 2: [null, 1] })
      expect(await listed({ field: 'reached', operator: '=', value: '1' })).toEqual([])
      desk.clock.now += 3
      await move('1')
      const { json } = await send('GET', '/reports/funnel')
      const stays = (json.items as { median_stay: number | null }[]).map(({ median_stay }) => median_stay)
      expect(stays).toEqual([70, null, 100]) // 60 s until it was lost, and 10 s after; the change that was undone does not count
      const { text } = await send('GET', `/leads/${lead}/events`)
      expect(text).not.toMatch(/passed|since/)
    })

    test('include bulk edits, and are deleted when the lead is purged', async () => {
      const leads = [await desk.lead(), await desk.lead(), await desk.lead({ status: '1' })]
      desk.clock.now += 30
      await send('POST', '/leads/bulk', { ids: leads, set: { status: '2' } })
      expect(await funnelOf()).toEqual({ 0: [3, 2], 1: [1, 1], 2: [null, 0] })
      expect(await listed({ field: 'reached', operator: 'not in', value: ['1'] })).toEqual(leads.slice(0, 2))
      expect(await listed({ field: 'reached', operator: 'not in', value: Array(100).fill('1') })).toEqual(
        leads.slice(0, 2),
      )
      await send('DELETE', `/leads/${leads[0]}`)
      expect(await funnelOf()).toEqual({ 0: [2, 1], 1: [1, 1], 2: [null, 0] })
      const owner = await newMember(desk, 'owner')
      const purged = await owner.post(`/api/v2/projects/12345/leads/${leads[0]}/purge`, {})
      expect(purged.status, purged.text).toBeLessThan(300)
      const rows = await rowsOf<{ lead_id: number }>(desk.url, 'select lead_id from stays')
      expect(rows.map((row) => String(row.lead_id)).sort()).toEqual(leads.slice(1))
    })
  })

  test('a contractor counts only what they see', async () => {
    for (const [source, status] of [
      ['vk', '0'],
      ['vk', '2'],
      ['direct', '2'],
    ])
      await desk.lead({ source, status })
    const contractor = await newMember(desk, 'contractor', { sources: ['vk'] })
    for (const report of ['funnel', 'people', 'hours', 'cohorts']) {
      const { status, json } = await contractor.send('GET', `/api/v2/projects/12345/reports/${report}`)
      expect(status).toBe(200)
      expect(countOf(report, json)).toBe(2)
    }
  })
})

function countOf(report: string, json: Record<string, unknown>): number {
  const items = json.items as { leads: number | { leads: number } }[]
  const counts = items.map(({ leads }) => (typeof leads === 'number' ? leads : leads.leads))
  expect(report).toBeTruthy()
  return counts.reduce((sum, each) => sum + each, 0)
}
