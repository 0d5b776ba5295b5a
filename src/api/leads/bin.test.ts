import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { removeStatus } from '../../actions/statuses.ts'
import type { Project } from '../../domain/project.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)

  /** A lead that each search below finds by one of its values. */
  const whole = {
    title: 'Щегол',
    name: 'Журавлёв',
    phone: '84957770000',
    email: 'bin@a.ru',
    source: 'птицы',
    text: 'Ястреб',
  }
  const searches = [
    ['title', 'like', 'щегол'],
    ['name', 'like', 'журав'],
    ['phone', 'like', '7770000'],
    ['phone', '=', '+74957770000'],
    ['email', '=', 'bin@a.ru'],
    ['source', '=', 'Птицы'],
    ['text', 'like', 'ястреб'],
  ]

  describe('the bin', () => {
    test('is searched by a filter that names it, also beside a condition that every lead meets', async () => {
      const kept = await leads.create({ title: 'Свиристель', price: '1' })
      const gone = await leads.create({ title: 'Свиристель', price: '1' })
      await leads.remove(gone.id)
      const named = { field: 'title', operator: 'like', value: 'свиристель' }
      const always = { field: 'price', operator: '!=', value: '0.005' }
      const never = { field: 'price', operator: '=', value: '0.005' }
      const inBin = { field: 'deleted', operator: '=', value: true }
      for (const group of [
        { or: [always, inBin] },
        { or: [{ and: [never, inBin] }, always] },
        { or: [{ and: [{ or: [always, inBin] }] }, never] },
      ]) {
        const query = { filter: JSON.stringify({ and: [named, group] }), sort: 'id' }
        const { json } = await desk().send('GET', '/leads', undefined, { query })
        const ids = (json.items as { id: string }[]).map(({ id }) => id)
        expect([json.total, ids], JSON.stringify(group)).toEqual([2, [kept.id, gone.id]])
      }
    })

    test('is left out of lists, searches and counts, and leads can be restored from it', async () => {
      const before = await leads.create({ ...whole, price: '100', status: '2' })
      const all = await leads.list()
      for (const search of searches) expect(await leads.list(search), String(search)).toEqual([before.id])
      const { lead, undo } = await leads.remove(before.id)
      expect(lead).toEqual({ ...before, deleted_at: '2024-03-01T12:00:00Z', version: 2 })
      expect(undo).toEqual(expect.any(String))
      for (const search of searches) expect(await leads.list(search), String(search)).toEqual([])
      expect(await leads.list()).toEqual(all.filter((id) => id !== before.id))
      await leads.expectWhole()

      const restored = await leads.post(`/leads/${before.id}/restore`)
      expect(restored.lead).toEqual({ ...before, version: 3 })
      for (const search of searches) expect(await leads.list(search), String(search)).toEqual([before.id])
      await leads.expectWhole()
      expect((await leads.events(before.id)).map(({ topics }) => topics)).toEqual([
        ['lead.created'],
        ['lead.deleted'],
        ['lead.restored'],
      ])
    })

    test('is listed in pages and searched, the last removed first, with who removed each lead', async () => {
      const found = async (query: Record<string, string>) => {
        const { json } = await desk().send('GET', '/bin', undefined, { query })
        const items = json.items as { lead: { title: string }; removed_by: string }[]
        const { total, next } = json as { total: number; next: string }
        return { total, next, items: items.map(({ lead, removed_by }) => [lead.title, removed_by]) }
      }
      const made = []
      for (const title of ['Удод первый', 'Удод второй', 'Удод третий']) made.push(await leads.create({ title }))
      for (const [place, { id }] of made.entries()) {
        desk().clock.now = start + 100 + (place === 2 ? 1 : place)
        await leads.remove(id)
      }
      await leads.post(`/leads/${made[0]?.id}/restore`)
      await leads.remove(made[0]?.id as string)
      desk().clock.now = start
      const key = 'key:2'
      const page = await found({ q: 'удод', limit: '2' })
      expect(page).toMatchObject({
        total: 3,
        items: [
          ['Удод третий', key],
          ['Удод второй', key],
        ],
      })
      const rest = await found({ q: 'удод', limit: '2', cursor: page.next })
      expect(rest).toMatchObject({ total: 3, next: null, items: [['Удод первый', key]] })
      expect((await found({})).total).toBeGreaterThan(3)
      expect(await found({ q: 'нет такого' })).toMatchObject({ total: 0, items: [] })
      const foreign = await desk().send('GET', '/bin', undefined, { query: { cursor: page.next } })
      expect(foreign.json.code).toBe('foreign-cursor')
    })

    test('removing a lead twice or restoring one outside the bin changes nothing', async () => {
      const { id } = await leads.create()
      expect((await leads.post(`/leads/${id}/restore`)).undo).toBeNull()
      const { lead } = await leads.remove(id)
      expect(await leads.remove(id)).toEqual({ lead, undo: null })
      expect(await leads.events(id)).toHaveLength(2)
    })

    test('respects If-Match', async () => {
      const { id } = await leads.create()
      await leads.change(id, { title: 'Новее' })
      const { status, json } = await desk().send('DELETE', `/leads/${id}`, undefined, {
        headers: { 'If-Match': '"1"' },
      })
      expect([status, json.code]).toEqual([412, 'lead-changed'])
      expect((await leads.list(['id', '=', id])).length).toBe(1)
    })

    test('counts when a status is removed: its leads get the replacement too', async () => {
      const status = (await leads.post('/statuses', { name: 'На время', type: 'progress' })).id
      const [kept, binned] = [await leads.create({ status, title: 'А' }), await leads.create({ status, title: 'Б' })]
      await leads.remove(kept.id)
      await leads.remove(binned.id)
      await leads.post(`/leads/${kept.id}/restore`)
      const refused = await desk().send('DELETE', `/statuses/${status}`)
      expect(refused.json).toMatchObject({ code: 'needs-replacement', params: { leads: 2 } })
      const project = (await desk().store.projects.find(12345)) as Project
      const by = { door: 'cli' as const, name: 'cli' }
      expect(await removeStatus(desk().store, by, project, { id: Number(status), replacement: 2 }, start)).toBe(2)
      await leads.expectWhole()
      expect((await leads.post(`/leads/${binned.id}/restore`)).lead.status).toBe('2')
      await leads.expectWhole()
    })
  })

  describe('a purge', () => {
    test('deletes a lead permanently, and personal data from its events', async () => {
      const { id } = await leads.create({
        ...whole,
        phone: '84957771111',
        email: 'purged@a.ru',
        fields: { secret: 'Тайна' },
        last_touch: { referrer: 'https://a.ru/тайна' },
      })
      await leads.change(id, { name: 'Тайный', price: '5', status: '1' })
      await leads.post(`/leads/${id}/comments`, { comment: 'Тайна' })
      await leads.remove(id)
      const { status } = await desk().send('POST', `/leads/${id}/purge`)
      expect(status).toBe(204)
      const told = await leads.events(id)
      expect(JSON.stringify(told)).not.toMatch(/Тай|тайн|Щегол|Журавл|7771111|purged@|птиц|Ястреб/i)
      expect(told.map(({ topics }) => topics.at(-1))).toEqual([
        'lead.created',
        'lead.paid',
        'lead.commented',
        'lead.deleted',
        'lead.purged',
      ])
      expect(told[1]).toMatchObject({ before: { price: null, status: 0 }, after: { price: 500, status: 1 } })
      expect(await rowsOf(desk().url, `select id from leads where project_id = 12345 and id = ${id}`)).toEqual([])
      expect((await desk().send('POST', `/leads/${id}/restore`)).json.code).toBe('no-such-lead')
      for (const { number } of told.slice(0, 4)) await desk().send('POST', `/events/${number}/undo`)
      expect(await leads.events(id)).toHaveLength(5)
      await leads.expectWhole()
    })

    test('deletes the number or contact by which an import knew the lead', async () => {
      const { id } = await leads.create()
      const keys = () => sqlOn(desk().url, 'select key from import_keys where project_id = 12345')
      await sqlOn(
        desk().url,
        `insert into import_keys (project_id, key, lead_id) values (12345, 'ext:+7 495 777-11-12', ${id})`,
      )
      await leads.remove(id)
      expect(await keys()).toHaveLength(1)
      await desk().send('POST', `/leads/${id}/purge`)
      expect(await keys()).toEqual([])
    })

    test('works only in the bin, and only for keys of scope admin', async () => {
      const { id } = await leads.create()
      expect((await desk().send('POST', `/leads/${id}/purge`)).json.code).toBe('lead-not-in-bin')
      await leads.remove(id)
      const asWriter = await desk().send('POST', `/leads/${id}/purge`, undefined, { key: desk().key })
      expect([asWriter.status, asWriter.json.code]).toEqual([403, 'out-of-scope'])
      expect((await leads.post(`/leads/${id}/restore`)).lead.deleted_at).toBeNull()
    })
  })
})
