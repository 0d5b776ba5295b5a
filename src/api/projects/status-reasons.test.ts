import { expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const become = async (type: string) => {
    const { status, json } = await desk().send('PATCH', '/statuses/2', { type })
    return { status, ...json }
  }

  test('a status stays canceled while its leads have lost reasons', async () => {
    const [kept, binned, free] = [await leads.create(), await leads.create(), await leads.create()]
    for (const { id } of [kept, binned]) await leads.change(id, { status: '2', lost_reason: '1' })
    await leads.change(free.id, { status: '2' })
    await leads.remove(binned.id)
    const refused = await become('progress')
    expect(refused).toMatchObject({
      ...{ status: 409, code: 'status-has-reasons', pointer: '/type', params: { id: '2', count: 2 } },
      detail: expect.stringContaining('2 leads in status 2'),
    })
    expect((await leads.change(kept.id, { title: 'Дверь' })).lead).toMatchObject({ lost_reason: '1' })
    await leads.change(kept.id, { lost_reason: null })
    expect(await become('progress')).toMatchObject({ status: 409, params: { count: 1 } })
    await leads.post(`/leads/${binned.id}/restore`)
    await leads.change(binned.id, { status: '0' })
    expect(await become('progress')).toMatchObject({ status: 200, type: 'progress' })
    expect((await leads.change(free.id, { title: 'Окно' })).lead).toMatchObject({ status: '2', lost_reason: null })
    expect(await become('canceled')).toMatchObject({ status: 200, type: 'canceled' })
  })
})
