import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const nothing = { leads: 0, restored: 0, skipped: 2, undo: null }
  const merge = (into: string, other: string) => leads.post('/leads/merge', { into, leads: [other] })
  const restore = (id: string) => leads.post(`/leads/${id}/restore`)
  const later = () => {
    desk().clock.now += 1
  }
  const now = async (id: string) =>
    (await desk().send('GET', `/leads/${id}`, undefined, { query: { deleted: 'true' } })).json
  const live = { deleted_at: null, merged_into: null }
  const mergedInto = (id: string) => ({ deleted_at: expect.any(String), merged_into: id })

  /** Two leads: one with a phone, and one that stays and takes it. */
  async function two() {
    later()
    const other = await leads.create({ phone: '+79210000077' })
    return { other: other.id, into: (await leads.create()).id }
  }

  describe('the lead that stays', () => {
    test('keeps the copied values if the other lead was merged again since', async () => {
      const { other, into } = await two()
      await merge(into, other)
      const older = (await leads.events(into)).at(-1)?.number
      await restore(other)
      later()
      await merge(into, other)
      expect(await leads.post(`/events/${older}/undo`)).toEqual({ ...nothing, skipped: 3 })
      expect(await now(into)).toMatchObject({ phone: '+79210000077', version: 2 })
      expect(await now(other)).toMatchObject(mergedInto(into))
      await leads.expectWhole()
    })

    test('keeps the copied values if the other lead was purged', async () => {
      const { other, into } = await two()
      const { undo } = await merge(into, other)
      expect((await desk().send('POST', `/leads/${other}/purge`)).status).toBe(204)
      expect(await leads.undo(undo)).toEqual({ ...nothing, skipped: 3 })
      expect(await now(into)).toMatchObject({ phone: '+79210000077' })
    })

    test('loses the copied values if the other lead was restored by itself', async () => {
      const { other, into } = await two()
      const { undo } = await merge(into, other)
      await restore(other)
      expect(await leads.undo(undo)).toMatchObject({ leads: 1, restored: 1, skipped: 2 })
      expect(await now(into)).toMatchObject({ phone: null })
    })

    test.each(['was purged', 'was merged into another'])('gets no values again if the other lead %s', async (how) => {
      const { other, into } = await two()
      const { undo } = await leads.undo((await merge(into, other)).undo)
      if (how === 'was merged into another') await merge((await leads.create()).id, other)
      else {
        await leads.remove(other)
        await desk().send('POST', `/leads/${other}/purge`)
      }
      expect(await leads.undo(undo)).toEqual({ ...nothing, skipped: 3 })
      expect(await now(into)).toMatchObject({ phone: null })
      await leads.expectWhole()
    })
  })

  describe('of several leads, the one that stays', () => {
    const remind_at = '2030-01-02T03:04:05Z'
    const mergeAll = (into: string, all: string[]) => leads.post('/leads/merge', { into, leads: all })
    const purge = async (id: string) => {
      await leads.remove(id)
      expect((await desk().send('POST', `/leads/${id}/purge`)).status).toBe(204)
    }
    const ofOne = { phone: '+79210000081', remind_at, remind_note: 'О скидке' }
    const ofTwo = { email: 'two@example.com', price: '7.00' }
    const bare = { phone: null, email: null, price: null, remind_at: null, remind_note: null, fields: null }

    /** Two leads that have different fields, and one that has none of them. */
    async function three() {
      later()
      const one = await leads.create({ ...ofOne, fields: { one: 1, both: 1 } })
      const two = await leads.create({ ...ofTwo, fields: { two: 2, both: 2 } })
      return { into: (await leads.create()).id, one: one.id, two: two.id }
    }

    test.each([
      ['was purged', async (_: string, two: string) => void (await desk().send('POST', `/leads/${two}/purge`))],
      [
        'went to the bin by itself',
        async (_: string, two: string) => {
          await restore(two)
          later()
          await leads.remove(two)
        },
      ],
      [
        'was merged into another',
        async (_: string, two: string) => {
          await restore(two)
          later()
          await merge((await leads.create()).id, two)
        },
      ],
      [
        'was merged into it again',
        async (into: string, two: string) => {
          await restore(two)
          later()
          await merge(into, two)
        },
      ],
    ])('gives back what the one had that comes out, and keeps what the other had that %s', async (_, leave) => {
      const { into, one, two } = await three()
      const { undo } = await mergeAll(into, [one, two])
      await leave(into, two)
      const undone = await leads.undo(undo)
      expect(undone).toMatchObject({ leads: 2, restored: 7 })
      expect(await now(into)).toMatchObject({ ...bare, ...ofTwo, fields: { two: 2 } })
      expect(await now(one)).toMatchObject({ ...live, ...ofOne })
      expect(await leads.undo(undone.undo)).toMatchObject({ leads: 2, restored: 7, skipped: 0 })
      expect(await now(into)).toMatchObject({ ...ofOne, ...ofTwo, fields: { one: 1, two: 2, both: 1 } })
      expect(await now(one)).toMatchObject(mergedInto(into))
      await leads.expectWhole()
    })

    test('gives back the rest when the other comes out later', async () => {
      const { into, one, two } = await three()
      await mergeAll(into, [one, two])
      const merged = (await leads.events(into)).at(-1)?.number
      await restore(two)
      later()
      const removal = await leads.remove(two)
      await leads.post(`/events/${merged}/undo`)
      await leads.undo(removal.undo)
      expect(await leads.post(`/events/${merged}/undo`)).toMatchObject({ leads: 1, restored: 3 })
      expect(await now(into)).toMatchObject(bare)
      await leads.expectWhole()
    })

    test('takes again only what they had that go into it again', async () => {
      const { into, one, two } = await three()
      const { undo } = await leads.undo((await mergeAll(into, [one, two])).undo)
      await purge(two)
      expect(await leads.undo(undo)).toMatchObject({ leads: 2, restored: 7 })
      expect(await now(into)).toMatchObject({ ...bare, ...ofOne, fields: { one: 1, both: 1 } })
      await leads.expectWhole()
    })

    test.each([
      ['keeps a phone that was of a purged one alone', '+79210000083', '+79210000082'],
      ['gives back a phone that the other has too', '+79210000082', null],
    ])('%s', async (_, other, phone) => {
      later()
      const [one, two] = [await leads.create({ phone: '+79210000082' }), await leads.create({ phone: other })]
      const into = (await leads.create()).id
      const { undo } = await mergeAll(into, [one.id, two.id])
      await desk().send('POST', `/leads/${one.id}/purge`)
      await leads.undo(undo)
      expect(await now(two.id)).toMatchObject({ ...live, phone: other })
      expect(await now(into)).toMatchObject({ phone })
      await leads.expectWhole()
    })

    test('gives back what one had that has something else by now', async () => {
      const { into, one, two } = await three()
      const { undo } = await mergeAll(into, [one, two])
      await restore(one)
      await leads.change(one, { phone: '+79210000084', fields: { one: 3 } })
      await leads.change(one, { phone: '+79210000085', remind_at: null })
      await leads.undo(undo)
      expect(await now(into)).toMatchObject(bare)
      await leads.expectWhole()
    })
  })

  describe('a merged lead is in the bin', () => {
    test('so that one restored and then removed by itself is not merged again', async () => {
      const { other, into } = await two()
      await merge(into, other)
      const { undo } = await restore(other)
      later()
      const removal = await leads.remove(other)
      expect(await leads.undo(undo)).toEqual(nothing)
      expect(await leads.undo(removal.undo)).toMatchObject({ leads: 1, restored: 1, skipped: 0 })
      expect(await now(other)).toMatchObject(live)
      await leads.expectWhole()
    })

    test('so that the undo of a removal in the same second leaves it there', async () => {
      const { other, into } = await two()
      const { undo } = await leads.remove(other)
      await restore(other)
      await merge(into, other)
      expect(await leads.undo(undo)).toEqual({ ...nothing, skipped: 1 })
      expect(await now(other)).toMatchObject(mergedInto(into))
    })
  })

  describe('a lead is not merged again', () => {
    test('into one that was itself merged since', async () => {
      const { other, into } = await two()
      await merge(into, other)
      later()
      const first = await restore(other)
      later()
      await merge(other, into)
      later()
      const second = await restore(into)
      expect(await leads.undo(first.undo)).toMatchObject({ leads: 1, restored: 2, skipped: 0 })
      expect(await leads.undo(second.undo)).toEqual(nothing)
      expect(await now(into)).toMatchObject(live)
      expect(await now(other)).toMatchObject(mergedInto(into))
      await leads.expectWhole()
    })

    test('into one that was removed since, even if a slow clock dates that before the restore', async () => {
      const { other, into } = await two()
      await merge(into, other)
      const { undo } = await restore(other)
      desk().clock.now -= 10
      await leads.remove(into)
      expect(await leads.undo(undo)).toEqual(nothing)
      expect(await now(other)).toMatchObject(live)
    })

    test('into one that was in the bin, and was merged into it since', async () => {
      const { other, into } = await two()
      await merge(into, other)
      await leads.remove(into)
      const { undo } = await restore(other)
      await restore(into)
      await merge(other, into)
      expect(await leads.undo(undo)).toEqual(nothing)
      expect(await now(other)).toMatchObject(live)
      expect(await now(into)).toMatchObject(mergedInto(other))
    })
  })
})
