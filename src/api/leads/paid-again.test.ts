import { expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

const months = ['2024-03-01', '2024-04-01', '2024-05-01'] as const
const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1_000

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  /** Changes a lead on a day; returns its paid date afterwards. */
  const move = async (id: string, day: string, change: object) => {
    desk().clock.now = at(day)
    return (await leads.change(id, change)).lead.paid_date
  }
  const byWire = async (id: string, day: string, change: object) => {
    desk().clock.now = at(day)
    expect((await desk().call('lead/update', { id, ...change })).json).toEqual({ status: 'success' })
    return (await leads.change(id, {})).lead.paid_date
  }
  const revenueOf = async (period: string, source: string) => {
    const filter = JSON.stringify({ field: 'source', operator: '=', value: source })
    const { json } = await desk().send('GET', '/reports/summary', undefined, { query: { period, filter } })
    return (json.revenue as { sum: string }).sum
  }

  test('a lead marked as paid by mistake and later again counts as revenue of the later month', async () => {
    const [mistake, back, earnest] = months
    const { id } = await leads.create({ price: '100', source: 'снова' })
    expect(await move(id, mistake, { status: '1' })).toBe('2024-03-01T12:00:00Z')
    expect(await move(id, back, { status: '0' })).toBeNull()
    expect(await move(id, earnest, { status: '1' })).toBe('2024-05-01T12:00:00Z')
    expect(await revenueOf('2024-03-01..2024-03-31', 'снова')).toBe('0.00')
    expect(await revenueOf('2024-05-01..2024-05-31', 'снова')).toBe('100.00')
    await leads.expectWhole()
  })

  test('undoing a change from paid restores the paid date, and undoing that removes it', async () => {
    const { id } = await leads.create({ status: '0' })
    await move(id, months[0], { status: '1' })
    desk().clock.now = at(months[1])
    const { undo } = await leads.change(id, { status: '2' })
    const undone = await leads.undo(undo)
    expect((await leads.change(id, {})).lead).toMatchObject({ status: '1', paid_date: '2024-03-01T12:00:00Z' })
    await leads.undo(undone.undo)
    expect((await leads.change(id, {})).lead).toMatchObject({ status: '2', paid_date: null })
    await leads.expectWhole()
  })

  test('a bulk edit removes the paid date like a single change', async () => {
    const { id } = await leads.create({ status: '0' })
    await move(id, months[0], { status: '1' })
    const { status } = await desk().send('POST', '/leads/bulk', { ids: [id], set: { status: '0' } })
    expect(status).toBe(200)
    expect((await leads.change(id, {})).lead.paid_date).toBeNull()
  })

  test('an explicitly given paid date stays, also one given in the change itself', async () => {
    const given = '2024-02-10T00:00:00Z'
    const { id } = await leads.create({ status: '0', paid_date: given })
    expect(await move(id, months[0], { status: '1' })).toBe(given)
    expect(await move(id, months[1], { status: '0' })).toBe(given)
    const { id: other } = await leads.create({ status: '0' })
    await move(other, months[0], { status: '1' })
    expect(await move(other, months[1], { status: '0', paid_date: given })).toBe(given)
    const { id: made } = await leads.create({ status: '1', creation_date: given })
    expect(await move(made, months[1], { status: '0' })).toBe(given)
  })

  test('a move between paid statuses keeps the paid date', async () => {
    const { id: paidToo } = await leads.post('/statuses', { name: 'Оплачен картой', type: 'paid' })
    const { id } = await leads.create({ status: '0' })
    await move(id, months[0], { status: '1' })
    expect(await move(id, months[1], { status: paidToo })).toBe('2024-03-01T12:00:00Z')
  })

  test('leaving a paid status by the documented API keeps the date', async () => {
    const { id } = await leads.create({ status: '0' })
    const date = await byWire(id, months[0], { status: '1' })
    expect(date).toBe('2024-03-01T12:00:00Z')
    expect(await byWire(id, months[1], { status: '0' })).toBe(date)
    expect(await byWire(id, months[2], { status: '1' })).toBe(date)
  })
})
