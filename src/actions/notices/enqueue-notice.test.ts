import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { actorOf } from '../../domain/member.ts'
import { reinterpret } from '../../intake/replay.ts'
import { workImports } from '../../transfer/import/work.ts'
import { beginBulk } from '../bulk.ts'
import { stopDestination } from '../destinations.ts'
import { beginRun, importLease } from '../imports.ts'
import { workJobs } from '../jobs.ts'
import { createMember, type NewMember } from '../members.ts'
import { findProject } from '../projects.ts'
import { notifyBackupFailed } from './backups.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const people = new Map<string, TestMember>()
  const person = (role: string) => people.get(role) as TestMember
  const toldTo = async (role: string, project = 12345) => {
    const bell = await desk().store.notices.bell(project, person(role).id, { below: undefined, limit: 100 })
    return bell.map(({ kind, about, nextAt }) => ({ kind, about, isSent: nextAt !== null }))
  }

  beforeAll(async () => {
    for (const role of ['owner', 'manager', 'agent'] as const) people.set(role, await newMember(desk(), role))
  })

  test('a stopped destination is told to those who can fix it, by e-mail too', async () => {
    const { json } = await desk().send('POST', '/destinations', { name: 'Учёт', url: 'http://127.0.0.1:8443/hook' })
    const [destination] = await desk().store.destinations.of(12345)
    if (!destination) throw new Error(JSON.stringify(json))
    await stopDestination(desk().store, destination, 'gone', desk().clock.now)
    const about = { destination: destination.id, name: 'Учёт', reason: 'gone' }
    for (const role of ['owner', 'manager'])
      expect(await toldTo(role)).toEqual([{ kind: 'destination', about, isSent: true }])
    expect(await toldTo('agent')).toEqual([])
  })

  test('a failed backup is told to each owner once, however many projects they own', async () => {
    await desk().newProject(777)
    const { email } = person('owner')
    const draft: NewMember = { email, name: 'owner', passwordHash: null, role: 'owner', sources: [], project: 777 }
    await createMember(desk().store, cli, draft, desk().clock.now)
    await notifyBackupFailed(desk().store, 'No space is left', desk().clock.now)
    const told = [...(await toldTo('owner')), ...(await toldTo('owner', 777))].filter(({ kind }) => kind === 'backup')
    expect(told).toEqual([{ kind: 'backup', about: { reason: 'No space is left' }, isSent: true }])
    expect((await toldTo('manager')).filter(({ kind }) => kind === 'backup')).toEqual([])
  })

  test('the member who began a job is told on the bell that it ended', async () => {
    const by = { door: 'console', name: actorOf(person('manager').id) } as const
    await desk().lead({ source: 'много' })
    const filter = { field: 'source', operator: '=', value: 'много' } as const
    const target = { period: { from: 0, to: 4_000_000_000 }, filter }
    const bulk = { target, edit: { do: 'set', patch: { status: 1 } } as const, total: 1 }
    const begin = async () =>
      beginBulk(desk().store, by, await findProject(desk().store, 12345), bulk, desk().clock.now)
    const work = () => workJobs({ store: desk().store, reinterpret, clock: () => desk().clock.now + 60 }, () => false)
    const { id: job } = await begin()
    await work()
    expect((await toldTo('manager')).filter(({ kind }) => kind === 'job')).toEqual([
      { kind: 'job', about: { job }, isSent: false },
    ])
    expect((await toldTo('owner')).filter(({ kind }) => kind === 'job')).toEqual([])
  })

  test('the member who began an import is told the same, unless it ended at once', async () => {
    const root = '/api/v2/projects/12345/imports'
    const upload = async (file: string) => {
      const { json } = await person('manager').post(root, { name: 'leads.csv', size: Buffer.byteLength(file) })
      const type = { 'Content-Type': 'application/octet-stream' }
      await person('manager').send('PUT', `${root}/${json.id}/content`, Buffer.from(file), type)
      await person('manager').post(`${root}/${json.id}/forecast`)
      return Number(json.id)
    }
    const fast = await upload('Имя;Телефон\nАнна;89990000001')
    expect((await person('manager').post(`${root}/${fast}/run`)).json).toMatchObject({ state: 'done' })
    const slow = await upload('Имя;Телефон\nБорис;89990000002')
    const by = { door: 'console', name: actorOf(person('manager').id) } as const
    await beginRun(desk().store, by, await findProject(desk().store, 12345), slow, desk().clock.now)
    let looks = 1 // the clock advances by a lease whenever the worker reads it, so the member's request has lost its lease
    const clock = () => desk().clock.now + importLease * looks++
    await workImports({ store: desk().store, clock }, () => false)
    const told = (await toldTo('manager')).filter(({ about }) => about.import !== undefined)
    expect(told).toEqual([{ kind: 'job', about: { import: slow }, isSent: false }])
    const { json } = await person('manager').send('GET', '/api/v2/projects/12345/notices')
    expect((json.items as object[])[0]).toMatchObject({ kind: 'job', about: { import: String(slow) }, way: null })
  })
})
