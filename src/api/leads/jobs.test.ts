import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { beginBulk } from '../../actions/bulk.ts'
import { workJob, workJobs } from '../../actions/jobs.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { undoToken } from '../../actions/undo.ts'
import type { BulkEdit } from '../../domain/job.ts'
import { maxFailures } from '../../domain/job.ts'
import { reinterpret } from '../../intake/replay.ts'

const always = { from: 0, to: 4_000_000_000 }

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const leads = apiLeads(desk)
  const project = () => findProject(desk().store, 12345)
  const meansIn = (seconds: number) => ({
    store: desk().store,
    reinterpret,
    clock: () => desk().clock.now + seconds,
  })
  const seen = async (id: number) => (await desk().send('GET', `/jobs/${id}`)).json
  const inStatus = (source: string, status: number) =>
    leads.list(['source', '=', source], ['status', '=', String(status)])

  /** Makes leads and a bulk edit of them that has not changed any yet. */
  async function begin(count: number, source: string, patch: (BulkEdit & { do: 'set' })['patch']) {
    const draft = { title: source, name: null, phone: null, email: null, text: null, paidDate: null, price: 100 }
    const drafts = Array.from({ length: count }, () => ({ ...draft, source, creationDate: 1_700_000_000, status: 0 }))
    await createLeads(desk().store, cli, await project(), drafts, desk().clock.now)
    const target = { period: always, filter: { field: 'source', operator: '=', value: source } as const }
    const bulk = { target, edit: { do: 'set', patch } as const, total: count }
    return beginBulk(desk().store, cli, await project(), bulk, desk().clock.now)
  }

  /** Works on a job for `slices` transactions. */
  async function work(job: Awaited<ReturnType<typeof begin>>, slices: number) {
    let turns = 0
    return workJob(meansIn(0), await project(), job, () => ++turns > slices)
  }

  describe('a job that cannot go on', () => {
    test('since its status was removed fails, and its changes stay', async () => {
      const { id: status } = await leads.post('/statuses', { name: 'Уйдёт', type: 'progress' })
      const job = await begin(250, 'removed', { status: Number(status) })
      await work(job, 1)
      await desk().send('DELETE', `/statuses/${status}`, undefined, { query: { replacement: '2' } })
      await workJobs(meansIn(60), () => false)
      const ended = await seen(job.id)
      expect(ended).toMatchObject({ state: 'failed', changed: 100, reason: { code: 'unknown-status' } })
      expect((ended.reason as { detail: string }).detail).toContain(String(status))
      expect(await inStatus('removed', 0)).toHaveLength(150)
      await workJobs(meansIn(120), () => false)
      expect(await seen(job.id)).toEqual(ended)
      await leads.expectWhole()
    })

    test('since its member left fails', async () => {
      await newMember(desk(), 'owner')
      const { id } = await newMember(desk(), 'agent')
      const job = await begin(150, 'left', { assignee: id })
      await work(job, 1)
      await leave(id)
      await workJobs(meansIn(60), () => false)
      expect(await seen(job.id)).toMatchObject({ state: 'failed', changed: 100, reason: { code: 'unknown-assignee' } })
      expect(await leads.list(['source', '=', 'left'])).toHaveLength(150)
    })

    test('because of an internal error is tried five times and then fails', async () => {
      const job = await begin(10, 'broken', { source: 'b' })
      const work = JSON.stringify({ ...job.work, target: { period: always, filter: { field: 'none' }, until: 1e6 } })
      await sqlOn(desk().url, `update jobs set work = '${work}' where project_id = 12345 and id = ${job.id}`)
      for (let tries = 1; tries <= maxFailures; tries++) {
        expect(await seen(job.id)).toMatchObject({ state: 'running', reason: null })
        const trying = workJobs(meansIn(tries * 60), () => false)
        if (tries < maxFailures) await expect(trying).rejects.toThrow()
        else await trying
      }
      expect(await seen(job.id)).toMatchObject({ state: 'failed', changed: 0, undo: null, reason: { code: 'fault' } })
    })
  })

  test('a member who left does not become assignee by an undo or a merge', async () => {
    const { id: member } = await newMember(desk(), 'agent', { email: 'gone@example.com' })
    const [one, two, other] = [
      await leads.create({ assignee: String(member) }),
      await leads.create(),
      await leads.create(),
    ]
    const { undo } = await leads.change(one.id, { assignee: null, title: 'Другая' })
    await leads.change(other.id, { assignee: String(member) })
    await leave(member)
    expect(await leads.undo(undo)).toMatchObject({ leads: 1, restored: 1, skipped: 1 })
    expect((await leads.change(one.id, {})).lead).toMatchObject({ assignee: null, title: 'Заявка' })
    expect((await leads.post('/leads/merge', { into: two.id, leads: [other.id] })).lead.assignee).toBeNull()
  })

  async function leave(member: number): Promise<void> {
    await desk().store.transaction(async (tx) => {
      await tx.settings.raiseRevision()
      await tx.memberships.leave(12345, member, desk().clock.now)
    })
  }

  describe('the undo of a bulk edit that still runs', () => {
    test('stops it and undoes all its changes', async () => {
      const job = await begin(600, 'stopped', { status: 2 })
      const { token } = await work(job, 3)
      expect(await inStatus('stopped', 2)).toHaveLength(300)
      expect(await leads.undo(token)).toMatchObject({ leads: 300, skipped: 0 })
      await workJobs(meansIn(60), () => false)
      expect(await seen(job.id)).toMatchObject({ state: 'stopped', changed: 300 })
      expect(await inStatus('stopped', 0)).toHaveLength(600)
      await leads.expectWhole()
    })

    test('does so at any time, even while another process works on the job', async () => {
      for (const count of [250, 1_000]) {
        const source = `race ${count}`
        const job = await begin(count, source, { status: 2 })
        await work(job, 1)
        const [, undone] = await Promise.all([
          workJob(
            meansIn(0),
            await project(),
            { ...job, place: (await desk().store.jobs.find(12345, job.id))?.place ?? 0 },
            () => false,
          ),
          undoToken(desk().store, cli, await project(), job.token, desk().clock.now),
        ])
        await workJobs(meansIn(60), () => false)
        expect(undone).toBeDefined()
        expect(await inStatus(source, 0)).toHaveLength(count)
      }
      await leads.expectWhole()
    })
  })

  describe('`undone_at` of a job is set exactly while it is undone', () => {
    const holds = async (id: unknown) => (await seen(Number(id))).undone_at === null

    test('after undoing, redoing and undoing it again', async () => {
      const { id } = await leads.create()
      const { job } = (await leads.post('/leads/bulk', { ids: [id], set: { source: 'Дважды' } })) as unknown as Begun
      const first = await leads.undo(job.undo)
      expect(await leads.undo(job.undo)).toMatchObject({ leads: 0, undo: null })
      expect(await holds(job.id)).toBe(false)
      const redone = await leads.undo(first.undo)
      expect(await holds(job.id)).toBe(true)
      const again = await leads.undo(redone.undo)
      expect(await holds(job.id)).toBe(false)
      await leads.undo(again.undo)
      expect(await holds(job.id)).toBe(true)
      await leads.change(id, { source: 'Иначе' })
      expect(await leads.undo(job.undo)).toMatchObject({ leads: 0, skipped: 1 })
      expect(await holds(job.id)).toBe(true)
    })

    test('for a long job that other jobs undo and redo', async () => {
      const job = await begin(600, 'long', { status: 2 })
      await work(job, 10)
      const undo = async (token: unknown) => {
        const { job: begun } = (await leads.undo(token)) as unknown as Begun
        await workJobs(meansIn(60), () => false)
        return seen(Number(begun.id))
      }
      const first = await undo(job.token)
      expect(first).toMatchObject({ state: 'done', changed: 600 })
      expect(await undo(job.token)).toMatchObject({ state: 'done', changed: 0 })
      expect(await holds(job.id)).toBe(false)
      expect(await undo(first.undo)).toMatchObject({ state: 'done', changed: 600 })
      expect([await holds(job.id), await holds(first.id)]).toEqual([true, false])
      expect(await undo(first.undo)).toMatchObject({ state: 'done', changed: 0 })
      await leads.expectWhole()
    })

    test('also if the undo of a long job finds nothing to restore', async () => {
      const job = await begin(600, 'moved on', { status: 2 })
      await work(job, 10)
      const filter = { field: 'source', operator: '=', value: 'moved on' }
      await leads.post('/leads/bulk', { period: 'all', filter, set: { status: '1' } })
      await workJobs(meansIn(60), () => false)
      await leads.undo(job.token)
      await workJobs(meansIn(60), () => false)
      expect(await inStatus('moved on', 1)).toHaveLength(600)
      expect(await holds(job.id)).toBe(true)
    })
  })

  describe('an undo leaves a paid lead with a paid date', () => {
    const paid = async (id: string) => (await leads.change(id, {})).lead

    test('when it makes the lead paid again', async () => {
      const { id } = await leads.create({ status: '1', paid_date: '2024-01-05T00:00:00Z' })
      const { undo } = await leads.change(id, { status: '0' })
      await leads.change(id, { paid_date: null })
      expect(await leads.undo(undo)).toMatchObject({ leads: 1, restored: 1, skipped: 0 })
      expect(await paid(id)).toMatchObject({ status: '1', paid_date: '2024-03-01T12:00:00Z' })
    })

    test('when the lead has moved to another paid status', async () => {
      const { id: other } = await leads.post('/statuses', { name: 'Оплачен иначе', type: 'paid' })
      const { id } = await leads.create({ status: '0' })
      const { undo } = await leads.change(id, { status: '1' })
      await leads.change(id, { status: other })
      expect(await leads.undo(undo)).toMatchObject({ leads: 0, restored: 0, skipped: 2 })
      expect(await paid(id)).toMatchObject({ status: other, paid_date: '2024-03-01T12:00:00Z' })
      await leads.expectWhole()
    })
  })
})

/** The response to a request that begins a job. */
type Begun = { job: { id: string; undo: string } }
