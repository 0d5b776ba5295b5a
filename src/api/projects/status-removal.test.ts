import { describe, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { rowsOf } from '../../../test/rows.ts'
import { workJob, workJobs } from '../../actions/jobs.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { beginRemoval } from '../../actions/status-removal.ts'
import { removalSlice } from '../../domain/job.ts'
import { reinterpret } from '../../intake/replay.ts'

type Listed = { id: string; replaced_by: string | null }

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const project = () => findProject(desk().store, 12345)
  const meansIn = (seconds: number) => ({
    store: desk().store,
    reinterpret,
    clock: () => desk().clock.now + seconds,
  })
  const statuses = async () => (await desk().send('GET', '/statuses')).json.items as Listed[]
  const listed = async (id: number) => (await statuses()).find((each) => each.id === String(id))
  const inStatus = (status: number) => leads.list(['status', '=', String(status)])

  const countOf = async (status: number) => {
    const filter = JSON.stringify({ field: 'status', operator: '=', value: String(status) })
    return (await desk().send('GET', '/leads', undefined, { query: { filter, limit: '1' } })).json.total as number
  }

  /** A status with `count` leads, one of them in the bin. */
  async function filled(count: number, type = 'progress'): Promise<number> {
    const id = Number((await leads.post('/statuses', { name: 'Уйдёт', type })).id)
    const draft = { title: 'Ряд', name: null, phone: null, email: null, text: null, source: null, paidDate: null }
    const drafts = Array.from({ length: count }, (_, price) => ({
      ...draft,
      price,
      creationDate: 1_700_000_000,
      status: id,
    }))
    const last = await createLeads(desk().store, cli, await project(), drafts, desk().clock.now)
    await leads.remove(String(last))
    return id
  }

  /** A removal that has moved one slice of leads, as if its process had died then. */
  async function begun(count: number, replacement: number) {
    const id = await filled(count)
    const job = await beginRemoval(desk().store, cli, await project(), { id, replacement }, desk().clock.now)
    if (!job) throw new Error('A status with leads is removed by a job')
    let turns = 0
    await workJob(meansIn(0), await project(), job, () => ++turns > 1)
    return { id, job: job.id }
  }

  const jobOf = async (id: number) => (await desk().send('GET', `/jobs/${id}`)).json

  describe('a status that is removed', () => {
    test('is gone with the response if it has few leads', async () => {
      const id = await filled(20)
      const { status, text } = await desk().send('DELETE', `/statuses/${id}`, undefined, {
        query: { replacement: '2' },
      })
      expect([status, text]).toEqual([204, ''])
      expect(await listed(id)).toBeUndefined()
      await leads.expectWhole()
    })

    test('accepts no leads while its own are moved, even after a crash, and is then gone', async () => {
      const before = (await inStatus(1)).length
      const { id, job } = await begun(removalSlice + 150, 1)
      expect(await listed(id)).toMatchObject({ replaced_by: '1' })
      expect(await inStatus(id)).toHaveLength(149)
      const [other] = await inStatus(id)
      for (const reply of [
        await desk().send('POST', '/leads', { title: 'Поздно', status: String(id) }),
        await desk().send('PATCH', `/leads/${(await inStatus(1))[0]}`, { status: String(id) }),
        await desk().send('POST', '/leads/bulk', { ids: ['1'], set: { status: String(id) } }),
      ])
        expect([reply.status, reply.json.code]).toEqual([422, 'unknown-status'])
      expect((await leads.change(String(other), { title: 'Можно' })).lead.status).toBe(String(id))
      await workJobs(meansIn(60), () => false)
      expect(await jobOf(job)).toMatchObject({
        kind: 'status-removal',
        state: 'done',
        changed: removalSlice + 150,
        undo: null,
      })
      expect(await listed(id)).toBeUndefined()
      expect(await rowsOf(desk().url, `select id from leads where project_id = 12345 and status = ${id}`)).toEqual([])
      expect(await inStatus(1)).toHaveLength(before + removalSlice + 149)
      const [moved] = (await leads.events(String(other))).slice(-1)
      expect(moved).toMatchObject({
        topics: ['lead.changed', 'lead.status_changed', 'lead.paid'],
        before: { status: id, paidDate: null },
      })
      await leads.expectWhole()
    })

    test('stays with its remaining leads if its job is stopped', async () => {
      const { id, job } = await begun(removalSlice + 10, 2)
      expect((await desk().send('POST', `/jobs/${job}/stop`)).json).toMatchObject({ state: 'stopped' })
      expect(await listed(id)).not.toHaveProperty('replaced_by')
      expect(await inStatus(id)).toHaveLength(9)
      expect((await leads.create({ status: String(id) })).status).toBe(String(id))
      await workJobs(meansIn(60), () => false)
      expect(await inStatus(id)).toHaveLength(10)
    })

    test('its job cannot be stopped without the right to remove a status', async () => {
      const { id, job } = await begun(removalSlice + 10, 2)
      const agent = await newMember(desk(), 'agent')
      const path = `/api/v2/projects/12345/jobs/${job}/stop`
      const replies = [
        await agent.send('POST', path),
        await desk().send('POST', `/jobs/${job}/stop`, undefined, { key: desk().key }),
      ]
      expect(replies.map(({ status, json }) => [status, json.code])).toEqual([
        [403, 'wrong-role'],
        [403, 'out-of-scope'],
      ])
      expect(await listed(id)).toMatchObject({ replaced_by: '2' })
      await workJobs(meansIn(60), () => false)
      expect(await listed(id)).toBeUndefined()
    })

    test('its removal does not count as a response to its leads', async () => {
      const member = await newMember(desk(), 'owner')
      const id = await filled(3)
      const reply = await member.send('DELETE', `/api/v2/projects/12345/statuses/${id}?replacement=2`)
      expect(reply.status).toBe(204)
      const rows = await rowsOf<{ responded_at: number | null }>(
        desk().url,
        'select responded_at from leads where project_id = 12345 order by id desc limit 3',
      )
      expect(rows.map(({ responded_at }) => responded_at)).toEqual([null, null, null])
    })

    test('has one job, even if the removal is requested again', async () => {
      const { id, job } = await begun(removalSlice + 10, 2)
      const again = await beginRemoval(desk().store, cli, await project(), { id }, desk().clock.now)
      expect(again?.id).toBe(job)
      const reply = await desk().send('DELETE', `/statuses/${id}`)
      expect(reply.status).toBe(204)
      expect(await jobOf(job)).toMatchObject({ state: 'done', changed: removalSlice + 10 })
    })

    test('moves its leads on if the replacement is removed too', async () => {
      const next = Number((await leads.post('/statuses', { name: 'Тоже уйдёт', type: 'progress' })).id)
      const { id } = await begun(removalSlice + 10, next)
      const canceled = await countOf(2)
      expect((await desk().send('DELETE', `/statuses/${next}`)).json.code).toBe('needs-replacement')
      expect(
        (await desk().send('DELETE', `/statuses/${next}`, undefined, { query: { replacement: String(id) } })).json.code,
      ).toBe('no-such-status')
      await desk().send('DELETE', `/statuses/${next}`, undefined, { query: { replacement: '2' } })
      await workJobs(meansIn(60), () => false)
      expect([await listed(id), await listed(next)]).toEqual([undefined, undefined])
      expect(await countOf(2)).toBe(canceled + removalSlice + 9)
      await leads.expectWhole()
    })
  })
})
