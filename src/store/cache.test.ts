import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bothDatabases } from '../../test/databases.ts'
import { cli, useDesk } from '../../test/desk.ts'
import { until } from '../../test/until.ts'
import { createKey, revokeKey } from '../actions/keys.ts'
import { createProject, findProject } from '../actions/projects.ts'
import { addStatus, removeStatus, renameStatus } from '../actions/statuses.ts'
import { createCache } from './cache.ts'
import { openStore, type Store } from './open.ts'

/** The time (ms) within which the wire contract promises that a change holds. */
const promised = 2_000

bothDatabases((database) => {
  const desk = useDesk(database)
  let other: Store // another process, as the command line
  beforeAll(async () => {
    other = await openStore(desk().url, { now: desk().clock.now })
  })
  afterAll(() => other.close())

  test('a change during a check of the revision is not lost', async () => {
    const { store, project, clock } = desk()
    let looks = 0
    let isSlow = false
    let answer = () => {}
    const told = new Promise<void>((resolve) => {
      answer = resolve
    })
    const revision = async () => {
      const seen = await store.settings.revision()
      looks++
      if (isSlow) await told
      return seen
    }
    const believed = createCache({ ...store, settings: { ...store.settings, revision } })
    const namesNow = async () => (await believed.statuses(project)).map(({ name }) => name)
    expect(await namesNow()).not.toContain('Во время взгляда')

    isSlow = true
    believed.invalidate()
    const before = namesNow()
    await until(() => looks === 2, 'a look to be under way')
    const found = await findProject(store, project)
    const { id } = await addStatus(store, cli, found, { name: 'Во время взгляда', type: 'progress' }, clock.now)
    believed.invalidate()
    const after = namesNow()
    isSlow = false
    answer()
    await before
    expect(await after).toContain('Во время взгляда')
    await removeStatus(store, cli, found, { id }, clock.now)
  })

  describe('§2 what another process changes holds within two seconds, without a restart', () => {
    test('a key that is revoked', async () => {
      const { clock, project } = desk()
      const { id, key } = await newKey([project])
      expect(await statusOf(key, project)).toBe(200)
      await revokeKey(other, cli, id, clock.now)
      await until(async () => (await statusOf(key, project)) === 401, 'the key to be refused', promised)
    })

    test('a key that is made, and was refused before', async () => {
      const { clock, project } = desk()
      const value = 'the-key-of-ten-years-of-scripts-and-more'
      expect(await statusOf(value, project)).toBe(401)
      await createKey(other, cli, { projects: [project], scope: 'read', name: null, value, expiresAt: null }, clock.now)
      await until(async () => (await statusOf(value, project)) === 200, 'the key to open', promised)
    })

    test('a project that is made, and a key that gets it', async () => {
      const { clock, project } = desk()
      const value = 'a-key-that-will-cover-two-projects-one-day'
      const draft = { scope: 'read', name: null, value, expiresAt: null } as const
      await createKey(other, cli, { ...draft, projects: [project] }, clock.now)
      await until(async () => (await statusOf(value, project)) === 200, 'the key to open', promised)
      expect(await statusOf(value, 777)).toBe(403)
      const made = { id: 777, name: 'Second', timeZone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
      await createProject(other, made, clock.now)
      await createKey(other, cli, { ...draft, projects: [777] }, clock.now)
      await until(async () => (await statusOf(value, 777)) === 200, 'the key to cover the project', promised)
    })

    test('a status that is added, renamed, removed', async () => {
      const { clock, project, call } = desk()
      const names = async () => ((await call('status/list')).json.data as { name: string }[]).map(({ name }) => name)
      const found = await findProject(other, project)
      await names()
      const { id } = await addStatus(other, cli, found, { name: 'Звонок', type: 'progress' }, clock.now)
      await until(async () => (await names()).includes('Звонок'), 'the status to be listed', promised)
      await renameStatus(other, cli, found, id, 'Встреча', clock.now)
      await until(async () => (await names()).includes('Встреча'), 'the new name', promised)
      expect(await desk().lead({ status: id })).toBe('1')
      await removeStatus(other, { door: 'cli', name: 'cli' }, found, { id, replacement: 0 }, clock.now)
      await until(async () => !(await names()).includes('Встреча'), 'the status to be gone', promised)
    })
  })

  test('a cached entry is not read again while nothing changes', async () => {
    const { store, project } = desk()
    const [first, second] = [await store.cache.statuses(project), await store.cache.statuses(project)]
    expect(second).toBe(first)
  })

  async function newKey(projects: number[]): Promise<{ id: number; key: string }> {
    return createKey(other, cli, { projects, scope: 'read', name: null, expiresAt: null }, desk().clock.now)
  }

  async function statusOf(key: string, project: number): Promise<number> {
    return (await desk().call('status/list', undefined, { key, project })).status
  }
})
