import { once } from 'node:events'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, start, useDesk } from '../../test/desk.ts'
import { postSlowly } from '../../test/slow-request.ts'
import { createKey, removeKey, revokeKey } from '../actions/keys.ts'
import type { Project } from '../domain/project.ts'

eachDatabase((database) =>
  describe('§2 a body that arrives long after the headers', () => {
    const desk = useDesk(database)
    let lead: string
    beforeAll(async () => {
      await desk().newProject(777)
      lead = await desk().lead()
    })

    const newKey = (projects = [12345]) =>
      createKey(desk().store, cli, { projects, scope: 'write', name: null, expiresAt: null }, start)
    const kept = async () => (await desk().call('lead/list', { period: always })).json

    async function slowly(key: string, method: string, body: object, meanwhile: () => Promise<unknown>) {
      const url = `${desk().address}/api/v1/project/leads/${method}?project=12345`
      const came = once(desk().app.server, 'request')
      const { status, json } = await postSlowly(url, { 'Api-key': key }, JSON.stringify(body), async () => {
        await came
        await desk().call('status/list', undefined, { key }) // the first check of the key is then over
        await meanwhile()
      })
      return [status, json.error]
    }

    test('changes nothing when its key was revoked meanwhile', async () => {
      const { id, key } = await newKey()
      const revoke = () => revokeKey(desk().store, cli, id, start)
      const answer = await slowly(key, 'lead/update', { id: lead, title: 'Другая' }, revoke)
      expect(answer).toEqual([401, 'authentication_failed'])
      expect(await kept()).toMatchObject({ leads: [{ title: 'Заявка' }], total: 1 })
    })

    test('creates nothing when the project was taken from its key meanwhile', async () => {
      const { id, key } = await newKey([12345, 777])
      const project = (await desk().store.projects.find(12345)) as Project
      const draft = { creation_date: '2024-01-15', name: 'Иван', status: '0', title: 'Вторая' }
      const answer = await slowly(key, 'lead/create', draft, () => removeKey(desk().store, cli, project, id, start))
      expect(answer).toEqual([403, 'access_denied'])
      expect(await kept()).toMatchObject({ total: 1 })
    })

    test('is dated at its arrival', async () => {
      const { key } = await newKey()
      const paid = (await desk().store.cache.statuses(12345)).find(({ type }) => type === 'paid')
      const answer = await slowly(key, 'lead/update', { id: lead, status: paid?.id }, async () => {
        desk().clock.now = start + 30
      })
      expect(answer).toEqual([200, undefined])
      const [changed] = (await kept()).leads as { paid_date: string }[]
      expect(Date.parse(String(changed?.paid_date)) / 1000).toBe(start + 30)
      desk().clock.now = start
    })
  }),
)
