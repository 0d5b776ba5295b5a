import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { beginBulk } from '../../actions/bulk.ts'
import { stopJob, workJob, workJobs } from '../../actions/jobs.ts'
import { createLeads } from '../../actions/leads.ts'
import { everything } from '../../domain/filter.ts'
import type { Job } from '../../domain/job.ts'
import type { Project } from '../../domain/project.ts'
import { reinterpret } from '../../intake/replay.ts'

const always = { from: 0, to: 4_000_000_000 }

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const bulk = async (body: object, key?: string) => {
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key }
    return desk().send('POST', '/leads/bulk', body, { headers })
  }
  /** The dependencies of jobs, with a clock that is `seconds` ahead. */
  const meansIn = (seconds: number) => ({
    store: desk().store,
    reinterpret,
    clock: () => desk().clock.now + seconds,
  })
  const job = (reply: { json: Record<string, unknown> }) => reply.json.job as Record<string, unknown>
  /** Finishes the job of a response and returns it; on a slow machine the request has left it unfinished. */
  const ended = async (reply: { json: Record<string, unknown> }) => {
    await workJobs(meansIn(60), () => false)
    return (await desk().send('GET', `/jobs/${job(reply).id}`)).json
  }
  const some = (title: string, count: number, fields: object = {}) =>
    Promise.all(Array.from({ length: count }, () => leads.create({ title, ...fields })))

  describe('a bulk edit', () => {
    test('by ids sets status, source and assignee, and is undone as a whole', async () => {
      const made = await some('Ряд', 3, { source: 'vk' })
      const ids = made.map(({ id }) => id)
      const reply = await bulk({ ids, set: { status: '2', source: null, assignee: '5' } })
      expect(await ended(reply)).toMatchObject({ state: 'done', total: 3, changed: 3, skipped: 0 })
      for (const id of ids)
        expect((await leads.change(id, {})).lead).toMatchObject({
          status: '2',
          source: null,
          assignee: '5',
          version: 2,
        })
      expect(await leads.undo((await ended(reply)).undo)).toMatchObject({ leads: 3, restored: 9, skipped: 0 })
      for (const id of ids)
        expect((await leads.change(id, {})).lead).toMatchObject({ status: '0', source: 'vk', assignee: null })
      await leads.expectWhole()
    })

    test('sets a reminder with its note, which goes with the reminder, and undo puts both back', async () => {
      const made = await some('Звонок', 2)
      const ids = made.map(({ id }) => id)
      const reminder = { remind_at: '2030-01-02T03:04:05Z', remind_note: 'О скидке' }
      const job = await ended(await bulk({ ids, set: reminder }))
      expect(job).toMatchObject({ state: 'done', changed: 2, edit: { set: reminder } })
      for (const id of ids) expect((await leads.change(id, {})).lead).toMatchObject(reminder)
      const cleared = await ended(await bulk({ ids, set: { remind_at: null } }))
      expect(cleared.edit).toEqual({ set: { remind_at: null } })
      for (const id of ids)
        expect((await leads.change(id, {})).lead).toMatchObject({ remind_at: null, remind_note: null })
      expect(await leads.undo(cleared.undo)).toMatchObject({ leads: 2, restored: 4, skipped: 0 })
      for (const id of ids) expect((await leads.change(id, {})).lead).toMatchObject(reminder)
    })

    test('by filter and search covers the leads of the same list, and a dry run only counts them', async () => {
      await some('Жёлудь', 3, { price: '10.50' })
      await some('Жёлудь', 2, { price: '99', status: '1' })
      const which = { period: 'all', q: 'желудь', filter: { field: 'status', operator: '=', value: '0' } }
      const listed = await desk().send('GET', '/leads', undefined, {
        query: { period: 'all', q: 'желудь', filter: JSON.stringify(which.filter) },
      })
      const dry = await bulk({ ...which, remove: true, dry_run: true })
      expect([dry.status, dry.json]).toEqual([200, { total: 3, sum: '31.50', job: null }])
      expect([listed.json.total, listed.json.sum]).toEqual([3, '31.50'])
      const done = await bulk({ ...which, remove: true })
      expect(await ended(done)).toMatchObject({ state: 'done', total: 3, changed: 3 })
      expect(await leads.list(['title', 'like', 'жёлудь'])).toHaveLength(2)
      const deleted = { field: 'deleted', operator: '=', value: true }
      const back = await bulk({ period: 'all', q: 'желудь', filter: deleted, restore: true })
      expect(await ended(back)).toMatchObject({ state: 'done', total: 3, changed: 3 })
      expect(await leads.list(['title', 'like', 'жёлудь'])).toHaveLength(5)
      await leads.expectWhole()
    })

    test('that restores merged leads and the one into which they were merged is undone as a whole', async () => {
      const [one, two, three] = (await some('Слитые', 3)).map(({ id }) => String(id))
      await leads.post('/leads/merge', { into: two, leads: [one, three] }) // by id one is undone after it, one before
      await leads.remove(String(two))
      const deleted = { field: 'deleted', operator: '=', value: true }
      const back = await ended(await bulk({ period: 'all', q: 'слитые', filter: deleted, restore: true }))
      expect(back).toMatchObject({ state: 'done', changed: 3 })
      expect(await leads.undo(back.undo)).toMatchObject({ leads: 3, skipped: 0 })
      const query = { period: 'all', q: 'слитые', filter: JSON.stringify(deleted), sort: 'id' }
      const { json } = await desk().send('GET', '/leads', undefined, { query })
      expect(json.items).toMatchObject([{ merged_into: two }, { merged_into: null }, { merged_into: two }])
      await leads.expectWhole()
    })

    test('counts leads that already have the value, or are in the bin, as skipped', async () => {
      const [one, two, three] = await some('Треть', 3)
      await leads.change(String(one?.id), { status: '1' })
      await leads.remove(String(two?.id))
      const reply = await bulk({ ids: [one?.id, two?.id, three?.id], set: { status: '1' } })
      expect(await ended(reply)).toMatchObject({ total: 2, changed: 1, skipped: 2 })
    })

    test('changes no leads in the bin, even if a filter finds them', async () => {
      const [one, two] = await some('Из корзины', 2, { price: '5' })
      await leads.remove(String(one?.id))
      const deleted = { field: 'deleted', operator: '=', value: true }
      const both = { or: [deleted, { field: 'deleted', operator: '=', value: false }] }
      for (const [filter, total, changed] of [
        [deleted, 1, 0],
        [both, 2, 1],
      ] as const) {
        const reply = await bulk({ period: 'all', q: 'корзины', filter, set: { source: 'новый' } })
        expect(await ended(reply)).toMatchObject({ state: 'done', total, changed, skipped: total - changed })
      }
      const { lead } = await leads.post(`/leads/${one?.id}/restore`)
      expect(lead).toMatchObject({ source: one?.source ?? null })
      expect((await leads.change(String(two?.id), {})).lead.source).toBe('новый')
    })

    test('under an Idempotency-Key is one job', async () => {
      const [lead] = await some('Однажды', 1)
      const first = await bulk({ ids: [lead?.id], set: { source: 'a' } }, 'bulk-once')
      const again = await bulk({ ids: [lead?.id], set: { source: 'a' } }, 'bulk-once')
      expect([again.headers.get('Idempotent-Replayed'), job(again).id]).toEqual(['true', job(first).id])
    })

    test('is in the audit log without values', async () => {
      await bulk({ period: 'today', q: 'nobody', set: { source: 'b' } })
      const { json } = await desk().send('GET', '/audit', undefined, { query: { action: 'leads.bulk_changed' } })
      expect((json.items as object[])[0]).toMatchObject({ details: { total: 0, do: 'set', fields: ['source'] } })
    })

    test('of the whole period "all" takes a blank search as none', async () => {
      const { json } = await bulk({ period: 'all', q: ' ', remove: true, dry_run: true })
      expect(json.total).toBe((await desk().send('GET', '/leads')).json.total)
    })

    const [ids, set] = [['1'], { status: '1' }]
    const blank = { and: [{ field: 'q', operator: 'like', value: ' ' }] }
    test.each([
      ['no leads', { set }, 'bulk-unclear', undefined],
      ['an empty search', { q: '', set }, 'bulk-unclear', undefined],
      ['a blank search', { q: ' \t ', remove: true }, 'bulk-unclear', undefined],
      ['a filter without conditions', { filter: { and: [] }, set }, 'bulk-unclear', undefined],
      ['a filter of a blank search', { filter: blank, set }, 'bulk-unclear', undefined],
      ['ids and a filter', { ids, period: 'all', set }, 'bulk-unclear', undefined],
      ['nothing to do', { ids }, 'bulk-unclear', undefined],
      ['two things to do', { ids, set, remove: true }, 'bulk-unclear', undefined],
      ['an unknown status', { ids, set: { status: '77' } }, 'unknown-status', '/status'],
      ['another field', { ids, set: { title: 'a' } }, 'unknown-field', '/set/title'],
      ['an empty set', { ids, set: {} }, 'bulk-unclear', undefined],
      ['a filter that is none', { filter: { field: 'x' }, set }, undefined, undefined],
      [
        'a filter too long',
        { filter: { field: 'source', operator: 'in', value: Array(9).fill('а'.repeat(1_000)) }, set },
        'too-long',
        '/filter',
      ],
      ['no ids', { ids: [], set }, 'too-few-values', '/ids'],
      ['1,001 ids', { ids: Array(1001).fill('1'), set }, 'too-many-values', '/ids'],
    ])('of %s is refused', async (_, body, code, pointer) => {
      const { status, json } = await bulk(body)
      expect(status).toBe(422)
      if (code) expect([json.code, json.pointer]).toEqual([code, pointer])
    })
  })

  describe('a job', () => {
    const project = async () => (await desk().store.projects.find(12345)) as Project
    const begin = async (count: number, source: string) => {
      const draft = { title: source, name: null, phone: null, email: null, text: null, paidDate: null, price: 100 }
      const drafts = Array.from({ length: count }, () => ({ ...draft, source, creationDate: 1_700_000_000, status: 0 }))
      await createLeads(desk().store, cli, await project(), drafts, desk().clock.now)
      const filter = { field: 'source', operator: '=', value: source } as const
      const target = { period: always, filter }
      const edit = { do: 'set', patch: { status: 2 } } as const
      return beginBulk(desk().store, cli, await project(), { target, edit, total: count }, desk().clock.now)
    }
    const seen = async (id: number) => (await desk().send('GET', `/jobs/${id}`)).json
    const clock = () => desk().clock.now
    const inStatus = (source: string, status: number) =>
      leads.list(['source', '=', source], ['status', '=', String(status)])

    test('that was abandoned is resumed where it stopped once its lease is over, and changes no lead twice', async () => {
      const begun = await begin(250, 'left')
      let turns = 0
      const left = await workJob(meansIn(0), await project(), begun, () => ++turns > 1)
      expect(left).toMatchObject({ state: 'running', changed: 100 })
      expect(await seen(begun.id)).toMatchObject({ state: 'running', changed: 100, total: 250 })
      await workJobs(meansIn(0), () => false)
      expect(await seen(begun.id)).toMatchObject({ changed: 100 })
      await workJobs(meansIn(60), () => false)
      expect(await seen(begun.id)).toMatchObject({ state: 'done', changed: 250, skipped: 0 })
      expect(await inStatus('left', 2)).toHaveLength(250)
      for (const id of (await inStatus('left', 2)).slice(0, 120)) expect(await leads.events(id)).toHaveLength(2)
      await leads.expectWhole()
    })

    test('on which two processes work changes each lead once', async () => {
      const begun = await begin(350, 'two')
      const both = [0, 1].map(async () => workJob(meansIn(0), await project(), begun, () => false))
      await Promise.all(both)
      expect(await seen(begun.id)).toMatchObject({ state: 'done', changed: 350, skipped: 0 })
    })

    test('that is stopped stays so, and its token undoes its changes by another job', async () => {
      const begun = await begin(800, 'stopped')
      let turns = 0
      await workJob(meansIn(0), await project(), begun, () => ++turns > 7)
      const { json } = await desk().send('POST', `/jobs/${begun.id}/stop`)
      expect(json).toMatchObject({ state: 'stopped', changed: 700 })
      await workJobs(meansIn(60), () => false)
      expect(await stopJob(desk().store, await project(), begun.id)).toMatchObject({ state: 'stopped', changed: 700 })
      const undoing = await desk().send('POST', `/undo/${json.undo}`)
      expect(undoing.status).toBe(202)
      await workJobs(meansIn(60), () => false)
      expect(await seen(Number((undoing.json.job as Job).id))).toMatchObject({
        kind: 'undo',
        state: 'done',
        changed: 700,
      })
      expect(await inStatus('stopped', 0)).toHaveLength(800)
      await leads.expectWhole()
    })

    test('does not change leads that were made after it began', async () => {
      const target = { period: always, filter: everything, ids: undefined as never }
      const edit = { do: 'set', patch: { assignee: 9 } } as const
      const begun = await beginBulk(desk().store, cli, await project(), { target, edit, total: 0 }, clock())
      const late = await leads.create({ title: 'После' })
      await workJob(meansIn(0), await project(), begun, () => false)
      expect((await leads.change(late.id, {})).lead.assignee).toBe(null)
    })

    test('with an unknown id is refused, and the list has the newest first', async () => {
      expect((await desk().send('GET', '/jobs/999999')).status).toBe(404)
      expect((await desk().send('POST', '/jobs/x/stop')).json.code).toBe('no-such-job')
      const { json } = await desk().send('GET', '/jobs', undefined, { query: { limit: '2' } })
      const [first, second] = json.items as { id: string }[]
      expect(Number(first?.id)).toBe(Number(second?.id) + 1)
      expect(json.next).not.toBeNull()
    })
  })
})
