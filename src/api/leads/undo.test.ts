import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { pruneUndos } from '../../actions/prune.ts'

const day = 86_400

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const undoEvent = (number: unknown) => leads.post(`/events/${number}/undo`)
  const lastEvent = async (id: string) => (await leads.events(id)).at(-1)?.number
  /** The current lead. */
  const now = async (id: string) => (await leads.change(id, {})).lead

  describe('an undo', () => {
    test('of a new lead puts it into the bin, unless it was changed since', async () => {
      const made = await leads.post('/leads', { title: 'Ошибка' })
      expect(await leads.undo(made.undo)).toMatchObject({ leads: 1, restored: 1, skipped: 0 })
      expect(await leads.list(['id', '=', made.lead.id])).toEqual([])
      const used = await leads.post('/leads', { title: 'Нужна' })
      await leads.change(used.lead.id, { title: 'Очень' })
      expect(await leads.undo(used.undo)).toEqual({ leads: 0, restored: 0, skipped: 1, undo: null })
      expect(await leads.list(['id', '=', used.lead.id])).toEqual([used.lead.id])
    })

    test('of a removal restores the lead, and of a restore removes it', async () => {
      const { id } = await leads.create({ title: 'Зимородок' })
      await leads.undo((await leads.remove(id)).undo)
      expect(await leads.list(['title', 'like', 'зимородок'])).toEqual([id])
      await leads.remove(id)
      await leads.undo((await leads.post(`/leads/${id}/restore`)).undo)
      expect(await leads.list(['title', 'like', 'зимородок'])).toEqual([])
      await leads.expectWhole()
    })

    test('skips and counts values that were changed again', async () => {
      const { id } = await leads.create({ title: 'А', name: 'Б', price: '1' })
      const { undo } = await leads.change(id, { title: 'АА', name: 'ББ', price: '2', status: '1' })
      await leads.change(id, { name: 'ВВ' })
      expect(await leads.undo(undo)).toMatchObject({ leads: 1, restored: 4, skipped: 1 })
      expect(await now(id)).toMatchObject({ title: 'А', name: 'ВВ', price: '1.00', status: '0', paid_date: null })
      await leads.expectWhole()
    })

    test('can itself be undone, repeatedly', async () => {
      const { id } = await leads.create({ title: 'А' })
      let { undo } = await leads.change(id, { title: 'Б', status: '1' })
      for (const [title, status] of [
        ['А', '0'],
        ['Б', '1'],
        ['А', '0'],
      ] as const) {
        undo = (await leads.undo(undo)).undo
        expect(await now(id)).toMatchObject({ title, status })
      }
      const told = await leads.events(id)
      expect(told.slice(2).map(({ before, after }) => [before?.title, after.title])).toEqual([
        ['Б', 'А'],
        ['А', 'Б'],
        ['Б', 'А'],
      ])
      await leads.expectWhole()
    })

    test('a second time finds nothing to do', async () => {
      const { id } = await leads.create({ title: 'А' })
      const { undo } = await leads.change(id, { title: 'Б' })
      await leads.undo(undo)
      expect(await leads.undo(undo)).toEqual({ leads: 0, restored: 0, skipped: 1, undo: null })
    })

    test('does not restore a status that was removed', async () => {
      const status = (await leads.post('/statuses', { name: 'Уйдёт', type: 'progress' })).id
      const { id } = await leads.create({ status, title: 'А' })
      const { undo } = await leads.change(id, { status: '2', title: 'Б' })
      await desk().send('DELETE', `/statuses/${status}`)
      expect(await leads.undo(undo)).toMatchObject({ restored: 1, skipped: 1 })
      expect(await now(id)).toMatchObject({ status: '2', title: 'А' })
    })

    test('of an opening is refused', async () => {
      const { id } = await leads.create()
      await leads.post(`/leads/${id}/opened`)
      expect((await desk().send('POST', `/events/${await lastEvent(id)}/undo`)).json.code).toBe('not-undoable')
    })
  })

  describe('by its event', () => {
    test('a change through the documented API can be undone', async () => {
      const id = await desk().lead({ title: 'С провода' })
      await desk().call('lead/update', { id, title: 'Ошибка' })
      expect(await undoEvent(await lastEvent(id))).toMatchObject({ leads: 1, restored: 1, skipped: 0 })
      expect((await now(id)).title).toBe('С провода')
      const by = (await leads.events(id)).at(-1)
      expect(by).toMatchObject({ topics: ['lead.changed'], before: { title: 'Ошибка' }, after: { title: 'С провода' } })
    })

    test.each(['0', '999999', 'x', '1e3'])('number %s is unknown', async (number) => {
      const { status, json } = await desk().send('POST', `/events/${number}/undo`)
      expect([status, json.code]).toEqual([404, 'no-such-event'])
    })
  })

  describe('a merge', () => {
    const some = async () => [
      await leads.create({ title: 'Главная', name: 'Иван', fields: { a: 1 } }),
      await leads.create({ title: 'Вторая', name: 'Пётр', email: 'p@a.ru', price: '5', fields: { a: 2, b: 2 } }),
      await leads.create({ title: 'Третья', email: 't@a.ru', text: 'Хищная выпь', fields: { c: 3 } }),
    ]
    const merge = (into: string, others: string[]) => leads.post('/leads/merge', { into, leads: others })

    test('fills unset fields, moves the other leads to the bin with a reference, and is undone as a whole', async () => {
      const [into, two, three] = (await some()) as [Lead, Lead, Lead]
      await leads.post(`/leads/${two.id}/comments`, { comment: 'Остаётся' })
      const { lead, undo } = await merge(into.id, [two.id, three.id])
      const taken = { email: 'p@a.ru', price: '5.00', text: 'Хищная выпь', fields: { a: 1, b: 2, c: 3 } }
      expect(lead).toEqual({ ...into, ...taken, version: 2 })
      expect(await leads.list(['text', 'like', 'хищная выпь'])).toEqual([into.id])
      expect(await leads.list(['id', 'in', [into.id, two.id, three.id]])).toEqual([into.id])
      expect((await leads.events(into.id)).at(-1)).toMatchObject({
        topics: ['lead.changed', 'lead.merged'],
        after: { merged: [Number(two.id), Number(three.id)] },
      })
      const [, comment, binned] = await leads.events(two.id)
      expect(comment?.after).toEqual({ comment: 'Остаётся' })
      expect(binned).toMatchObject({ topics: ['lead.deleted'], after: { mergedInto: Number(into.id) } })
      await leads.expectWhole()

      const undone = await leads.undo(undo)
      expect(undone).toMatchObject({ leads: 3, skipped: 0 })
      expect(await now(into.id)).toEqual({ ...into, version: 3 })
      expect(await now(two.id)).toEqual({ ...two, version: 3 })
      expect(await leads.list(['text', 'like', 'хищная выпь'])).toEqual([three.id])
      await leads.expectWhole()

      expect(await leads.undo(undone.undo)).toMatchObject({ leads: 3, skipped: 0 })
      expect(await now(into.id)).toEqual({ ...into, ...taken, version: 4 })
      expect(await leads.list(['id', 'in', [two.id, three.id]])).toEqual([])
      await leads.expectWhole()
    })

    test('is undone by the event of the lead that stays, even if that got no values', async () => {
      const [into, other] = [await leads.create({ name: 'Весь' }), await leads.create()]
      await merge(into.id, [other.id])
      const [, merged] = await leads.events(into.id)
      expect(merged).toMatchObject({ topics: ['lead.merged'], after: { merged: [Number(other.id)] } })
      expect(await undoEvent(merged?.number)).toMatchObject({ leads: 2, restored: 2, skipped: 0 })
      expect(await now(other.id)).toMatchObject({ deleted_at: null, merged_into: null })
      expect(await undoEvent(await lastEvent(into.id))).toMatchObject({ leads: 2, restored: 2, skipped: 0 })
      expect(await leads.list(['id', '=', other.id])).toEqual([])
      const before = await leads.events(into.id)
      expect(await undoEvent(merged?.number)).toMatchObject({ leads: 2 })
      expect(await undoEvent(merged?.number)).toEqual({ leads: 0, restored: 0, skipped: 2, undo: null })
      expect(await leads.events(into.id)).toHaveLength(before.length + 1)
    })

    test('its undo skips leads that were restored and values that were changed since', async () => {
      const [into, two, three] = (await some()) as [Lead, Lead, Lead]
      const { undo } = await merge(into.id, [two.id, three.id])
      expect((await leads.post(`/leads/${two.id}/restore`)).lead).toMatchObject({ merged_into: null, deleted_at: null })
      await leads.change(into.id, { price: '6' })
      expect(await leads.undo(undo)).toMatchObject({ leads: 2, skipped: 3 })
      expect(await now(into.id)).toMatchObject({ price: '6.00', email: null, text: null, fields: { a: 1 } })
      await leads.expectWhole()
    })

    test.each(['is in the bin', 'is purged'])('is not repeated when the lead that stays %s', async (how) => {
      const [into, two] = (await some()) as [Lead, Lead, Lead]
      const { undo } = await merge(into.id, [two.id])
      const undone = await leads.undo(undo)
      await leads.remove(into.id)
      if (how === 'is purged') await desk().send('POST', `/leads/${into.id}/purge`)
      expect(await leads.undo(undone.undo)).toMatchObject({ skipped: expect.any(Number) })
      expect(await now(two.id)).toMatchObject({ deleted_at: null, merged_into: null })
      expect(await leads.list(['id', '=', two.id])).toEqual([two.id])
      await leads.expectWhole()
    })

    test('is refused as a whole for a lead named twice, one in the bin or an unknown one', async () => {
      const [into, other, gone] = [await leads.create(), await leads.create(), await leads.create()]
      await leads.remove(gone.id)
      const cases: [others: string[], code: string, pointer: string][] = [
        [[], 'too-few-values', '/leads'],
        [[other.id, into.id], 'merges-itself', '/leads/1'],
        [[other.id, other.id], 'merges-itself', '/leads/1'],
        [[other.id, gone.id], 'lead-in-bin', '/leads/1'],
        [[other.id, '999999'], 'no-such-lead', '/leads/1'],
      ]
      for (const [others, code, pointer] of cases) {
        const { json } = await desk().send('POST', '/leads/merge', { into: into.id, leads: others })
        expect(json).toMatchObject({ code, pointer })
      }
      expect((await now(other.id)).version).toBe(1)
    })
  })

  describe('after 30 days', () => {
    test('undo is refused and undo tokens are deleted, while events stay', async () => {
      const { id } = await leads.create({ title: 'А' })
      const { undo } = await leads.change(id, { title: 'Б' })
      const number = await lastEvent(id)
      const count = async () => Number((await sqlOn(desk().url, 'select count(*) as n from undos'))[0]?.n)
      const all = await count()
      desk().clock.now = start + 30 * day
      const younger = (await leads.change(id, { text: 'Новее' })).undo
      for (const path of [`/undo/${undo}`, '/undo/unknown', `/events/${number}/undo`]) {
        const { status, json } = await desk().send('POST', path)
        expect([status, json.code]).toEqual(path.startsWith('/undo') ? [404, 'no-such-undo'] : [409, 'not-undoable'])
      }
      expect(await pruneUndos(desk().store, start + 30 * day - 1)).toBe(0)
      expect(await pruneUndos(desk().store, desk().clock.now)).toBe(all)
      expect(await count()).toBe(1)
      expect(await leads.undo(younger)).toMatchObject({ leads: 1 })
      expect(await leads.events(id)).toHaveLength(4)
      desk().clock.now = start
    })
  })
})

type Lead = Awaited<ReturnType<ReturnType<typeof apiLeads>['create']>>
