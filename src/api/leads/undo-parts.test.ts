import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const { load, undo } = importing(desk)
  const fieldsOf = async (id: string) => (await leads.change(id, {})).lead.fields

  describe('an undo restores each own field', () => {
    test('that was not changed since, and counts the others as skipped', async () => {
      const { id } = await leads.create({ fields: { a: 1, b: 1, gone: 1 } })
      const { undo } = await leads.change(id, { fields: { a: 2, b: 2, gone: null, toString: 'x' } })
      await leads.change(id, { fields: { b: 3, other: 1 } })
      const undone = await leads.undo(undo)
      expect(undone).toMatchObject({ leads: 1, restored: 3, skipped: 1 })
      expect(await fieldsOf(id)).toEqual({ a: 1, b: 3, gone: 1, other: 1 })
      expect(await leads.undo(undone.undo)).toMatchObject({ leads: 1, restored: 3, skipped: 0 })
      expect(await fieldsOf(id)).toEqual({ a: 2, b: 3, toString: 'x', other: 1 })
      await leads.expectWhole()
    })

    test('up to the limit of a lead', async () => {
      const many = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`f${index}`, index]))
      const { id } = await leads.create({ fields: { ...many, old: 1 } })
      const swap = await leads.change(id, { fields: { old: null, fresh: 1 } })
      expect(await leads.undo(swap.undo)).toMatchObject({ restored: 2, skipped: 0 })
      expect(await fieldsOf(id)).toEqual({ ...many, old: 1 })
      const removal = await leads.change(id, { fields: { old: null } })
      await leads.change(id, { fields: { fresh: 1 } })
      expect(await leads.undo(removal.undo)).toMatchObject({ leads: 0, restored: 0, skipped: 1 })
      expect(await fieldsOf(id)).toEqual({ ...many, fresh: 1 })
    })

    test('that a merge copied, even if another one was changed since', async () => {
      const into = await leads.create({ fields: { a: 1 } })
      const other = await leads.create({ fields: { a: 2, b: 2 } })
      const merged = await leads.post('/leads/merge', { into: into.id, leads: [other.id] })
      await leads.change(into.id, { fields: { a: 5 } })
      expect(await leads.undo(merged.undo)).toMatchObject({ leads: 2, skipped: 0 })
      expect(await fieldsOf(into.id)).toEqual({ a: 5 })
    })

    test('that an import set, even if another one was changed since', async () => {
      const { id } = await leads.create({ phone: '+79210000091', fields: { Этаж: '1', Дом: '1' } })
      const columns = [
        { column: 0, to: 'phone' },
        { column: 1, to: 'new', name: 'Этаж', type: 'text' },
      ]
      const loaded = await load('Телефон;Этаж\n+79210000091;9', {
        mapping: { match: 'contact', update: 'given', columns },
      })
      expect(await fieldsOf(id)).toMatchObject({ Этаж: '9' })
      await leads.change(id, { fields: { Дом: '2' } })
      expect(await undo(loaded.id)).toMatchObject({ undone: { kept: 0 } })
      expect(await fieldsOf(id)).toEqual({ Этаж: '1', Дом: '2' })
    })
  })

  describe('an undo keeps together', () => {
    test('the lost reason and its status, and writes no event if it changes nothing', async () => {
      const { id } = await leads.create()
      await leads.change(id, { status: '2', lost_reason: '1' })
      const { undo } = await leads.change(id, { status: '0' })
      const { lead } = await leads.change(id, { status: '1' })
      const before = await leads.events(id)
      for (let times = 0; times < 2; times++)
        expect(await leads.undo(undo)).toEqual({ leads: 0, restored: 0, skipped: 2, undo: null })
      expect(await leads.events(id)).toEqual(before)
      expect((await leads.change(id, {})).lead).toEqual(lead)
    })

    test('a reminder and its note, even if the note was changed since', async () => {
      const { id } = await leads.create()
      const remind_at = '2030-01-02T03:04:05Z'
      const { undo } = await leads.change(id, { remind_at, remind_note: 'О скидке' })
      await leads.change(id, { remind_note: 'О замере' })
      const undone = await leads.undo(undo)
      expect(undone).toMatchObject({ leads: 1, restored: 1, skipped: 1 })
      expect((await leads.change(id, {})).lead).toMatchObject({ remind_at: null, remind_note: null })
      expect(await leads.undo(undone.undo)).toMatchObject({ leads: 1, restored: 2, skipped: 0 })
      expect((await leads.change(id, {})).lead).toMatchObject({ remind_at, remind_note: 'О замере' })
    })
  })

  describe('an undo of the restore of a merged lead', () => {
    test('merges it again even if the lead that stays is in the bin, as it was before', async () => {
      const [into, two] = [await leads.create(), await leads.create()]
      await leads.post('/leads/merge', { into: into.id, leads: [two.id] })
      await leads.remove(into.id)
      const { undo } = await leads.post(`/leads/${two.id}/restore`)
      expect(await leads.undo(undo)).toMatchObject({ leads: 1, restored: 2, skipped: 0 })
      const { json } = await desk().send('GET', `/leads/${two.id}`, undefined, { query: { deleted: 'true' } })
      expect(json).toMatchObject({ deleted_at: expect.any(String), merged_into: into.id })
      await leads.expectWhole()
    })
  })
})
