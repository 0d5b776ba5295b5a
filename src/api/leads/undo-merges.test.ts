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
    test('keeps what it took when the other was merged again since', async () => {
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

    test('keeps what it took when the other was purged', async () => {
      const { other, into } = await two()
      const { undo } = await merge(into, other)
      expect((await desk().send('POST', `/leads/${other}/purge`)).status).toBe(204)
      expect(await leads.undo(undo)).toEqual({ ...nothing, skipped: 3 })
      expect(await now(into)).toMatchObject({ phone: '+79210000077' })
    })

    test('gives back what it took when the other was restored by itself', async () => {
      const { other, into } = await two()
      const { undo } = await merge(into, other)
      await restore(other)
      expect(await leads.undo(undo)).toMatchObject({ leads: 1, restored: 1, skipped: 2 })
      expect(await now(into)).toMatchObject({ phone: null })
    })

    test.each(['was purged', 'was merged into another'])('takes nothing again when the other %s', async (how) => {
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

  describe('a merged lead is in the bin', () => {
    test('so that one removed by itself since its restore is not merged again', async () => {
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
    test('into one that was, or went to the bin since, by an old date', async () => {
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

    test('into one that went to the bin since, by a clock that is behind', async () => {
      const { other, into } = await two()
      await merge(into, other)
      const { undo } = await restore(other)
      desk().clock.now -= 10
      await leads.remove(into)
      expect(await leads.undo(undo)).toEqual(nothing)
      expect(await now(other)).toMatchObject(live)
    })

    test('into one that lay in the bin, and was merged into it since', async () => {
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
