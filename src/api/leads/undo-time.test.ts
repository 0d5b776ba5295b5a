import { beforeEach, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { beginBulk } from '../../actions/bulk.ts'
import { workJob, workJobs } from '../../actions/jobs.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { pruneUndos } from '../../actions/prune.ts'
import { undoToken } from '../../actions/undo.ts'
import type { Job } from '../../domain/job.ts'
import { reinterpret } from '../../intake/replay.ts'

const day = 86_400
const always = { from: 0, to: 4_000_000_000 }

bothDatabases((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const project = () => findProject(desk().store, 12345)
  const context = () => ({ store: desk().store, reinterpret, clock: () => desk().clock.now })
  const prune = () => pruneUndos(desk().store, desk().clock.now)
  const inStatus = (source: string, status: number) =>
    leads.list(['source', '=', source], ['status', '=', String(status)])

  beforeEach(() => {
    desk().clock.now += 100 * day
  })

  /** A bulk edit of 700 leads, of which the first 300 were changed now and the others two days later. */
  async function editInTwoDays(source: string): Promise<Job> {
    const draft = { title: source, name: null, phone: null, email: null, text: null, paidDate: null, price: 100 }
    const drafts = Array.from({ length: 700 }, () => ({ ...draft, source, creationDate: start, status: 0 }))
    await createLeads(desk().store, cli, await project(), drafts, desk().clock.now)
    const target = { period: always, filter: { field: 'source', operator: '=', value: source } as const }
    const bulk = { target, edit: { do: 'set', patch: { status: 2 } } as const, total: 700 }
    const job = await beginBulk(desk().store, cli, await project(), bulk, desk().clock.now)
    await work(job, 3)
    desk().clock.now += 2 * day
    await workJobs(context(), () => false)
    expect(await inStatus(source, 2)).toHaveLength(700)
    return job
  }

  /** Works on a job for `slices` transactions. */
  async function work(job: Job, slices: number): Promise<void> {
    let turns = 0
    await workJob(context(), await project(), job, () => ++turns > slices)
  }

  test('the 30 days of a bulk edit count from its first change: afterwards an undo is refused as a whole', async () => {
    const begun = desk().clock.now
    const { token } = await editInTwoDays('refused')
    for (const seconds of [0, day]) {
      desk().clock.now = begun + 30 * day + seconds
      const { status, json } = await desk().send('POST', `/undo/${token}`)
      expect([status, json.code]).toEqual([404, 'no-such-undo'])
      await prune()
    }
    expect(await inStatus('refused', 2)).toHaveLength(700)
    desk().clock.now = begun + 32 * day
    expect(await prune()).toBe(7)
  })

  test('an undo that began within 30 days takes back all, however late it ends', async () => {
    const begun = desk().clock.now
    const { token } = await editInTwoDays('begun')
    desk().clock.now = begun + 30 * day - 1
    const undo = (await undoToken(desk().store, cli, await project(), token, desk().clock.now)) as Job
    await work(undo, 1)
    desk().clock.now = begun + 33 * day
    await prune()
    await workJobs(context(), () => false)
    expect((await desk().send('GET', `/jobs/${undo.id}`)).json).toMatchObject({ state: 'done', changed: 700 })
    expect(await inStatus('begun', 0)).toHaveLength(700)
    await leads.expectWhole()
  })
})
