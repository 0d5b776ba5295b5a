import { describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { viewLimits } from '../../domain/view.ts'

type Item = { id: string; name: string }

eachDatabase((db) => {
  const desk = useDesk(db, { trustProxy: true })
  const keys: Record<string, string> = {}
  /** Sends a request as one of several people, each with their own key. */
  const as = async (who: string, ...[verb, path, body, sent]: Parameters<ReturnType<typeof desk>['send']>) => {
    keys[who] ??= await desk().newKey(who === 'admin' ? 'admin' : 'write', [12345])
    return desk().send(verb, path, body, { ...sent, key: keys[who] as string })
  }
  const seenBy = async (who: string) => ((await as(who, 'GET', '/views')).json.items as Item[]).map(({ name }) => name)
  const insertViews = (owner: string, count: number) =>
    desk().store.transaction(async (tx) => {
      const usual = { name: 'A', kind: 'list', period: 'all', filter: {}, q: null, sort: null, columns: null } as const
      for (let n = 0; n < count; n++) await tx.views.insert(12345, { ...usual, owner, isShared: false })
    })

  const filter = { and: [{ field: 'status', operator: 'in', value: ['0', '1'] }] }

  test('have the given properties, and defaults for the others', async () => {
    const said = {
      name: 'Новые',
      kind: 'board',
      period: 'this-week',
      filter,
      q: 'окна',
      sort: '-price',
      columns: ['title'],
    }
    const { status, json, headers } = await as('anna', 'POST', '/views', { ...said, shared: true })
    expect([status, headers.get('etag')]).toEqual([201, '"1"'])
    expect(json).toMatchObject({ id: '1', ...said, shared: true, position: 0, version: 1 })
    expect(json.owner).toMatch(/^key:\d+$/)
    expect((await as('anna', 'GET', '/views/1')).json).toEqual(json)

    const usual = {
      kind: 'list',
      period: 'all',
      filter: { and: [] },
      q: null,
      sort: null,
      columns: null,
      shared: false,
    }
    expect((await as('anna', 'POST', '/views', { name: 'Мои' })).json).toMatchObject({ id: '2', ...usual, position: 1 })
  })

  test('are visible to their owner, and shared ones to all', async () => {
    expect(await seenBy('anna')).toEqual(['Новые', 'Мои'])
    expect(await seenBy('boris')).toEqual(['Новые'])
    expect(await seenBy('admin')).toEqual(['Новые'])
    expect((await as('boris', 'GET', '/views/2')).json).toMatchObject({ status: 404, code: 'no-such-view' })
  })

  test('a PATCH changes the given fields if the version is current', async () => {
    const headers = { 'If-Match': '"1"' }
    const changed = await as('anna', 'PATCH', '/views/1', { q: null, position: 5 }, { headers })
    expect(changed.json).toMatchObject({ id: '1', name: 'Новые', q: null, sort: '-price', position: 5, version: 2 })
    expect(changed.headers.get('etag')).toBe('"2"')
    const late = await as('anna', 'PATCH', '/views/1', { name: 'Поздно' }, { headers })
    expect([late.status, late.json.code]).toEqual([412, 'view-changed'])
    expect(await seenBy('anna')).toEqual(['Мои', 'Новые'])
  })

  describe('of another', () => {
    test.each([
      ['boris', 'PATCH', '/views/1', [403, 'not-your-view']],
      ['admin', 'PATCH', '/views/1', [403, 'not-your-view']],
      ['boris', 'DELETE', '/views/1', [403, 'not-your-view']],
      ['boris', 'PATCH', '/views/2', [404, 'no-such-view']],
      ['boris', 'DELETE', '/views/2', [404, 'no-such-view']],
      ['admin', 'DELETE', '/views/2', [404, 'no-such-view']],
      ['anna', 'DELETE', '/views/77', [404, 'no-such-view']],
      ['anna', 'GET', '/views/x', [404, 'no-such-view']],
    ])('%s may not %s %s', async (who, verb, path, [status, code]) => {
      const reply = await as(who, verb, path, verb === 'PATCH' ? { name: 'Чужой' } : undefined)
      expect([reply.status, reply.json.code]).toEqual([status, code])
    })

    test('an admin may remove a shared one', async () => {
      expect((await as('admin', 'DELETE', '/views/1')).status).toBe(204)
      expect((await as('anna', 'DELETE', '/views/2')).status).toBe(204)
      expect(await seenBy('anna')).toEqual([])
    })
  })

  describe('are refused with', () => {
    test.each<[string, object, [number, string, string?]]>([
      ['no name', {}, [422, 'required', '/name']],
      ['an empty name', { name: '' }, [422, 'required', '/name']],
      ['an unknown kind', { name: 'A', kind: 'map' }, [422, 'unknown-choice', '/kind']],
      ['an unknown period', { name: 'A', period: 'someday' }, [422, 'unknown-period', '/period']],
      ['what is no filter', { name: 'A', filter: [] }, [422, 'wrong-type', '/filter']],
      [
        'a filter over an unknown field',
        { name: 'A', filter: { or: [{ field: 'age', operator: '=', value: '1' }] } },
        [422, 'unknown-field', '/filter/or/0/field'],
      ],
      [
        'a filter too long',
        { name: 'A', filter: { field: 'source', operator: 'in', value: Array(9).fill('а'.repeat(1_000)) } },
        [422, 'too-long', '/filter'],
      ],
      ['a search too long', { name: 'A', q: 'а'.repeat(201) }, [422, 'too-long', '/q']],
      ['an owner', { name: 'A', owner: 'key:1' }, [422, 'unknown-field', '/owner']],
    ])('%s', async (_, body, [status, code, pointer]) => {
      const reply = await as('anna', 'POST', '/views', body)
      expect([reply.status, reply.json.code, reply.json.pointer]).toEqual([status, code, pointer])
    })

    test('one view over the limit of its owner, which takes no place of others', async () => {
      const { owner } = (await as('boris', 'POST', '/views', { name: 'Первый' })).json
      await insertViews(owner as string, viewLimits.ownViews - 1)
      expect((await as('boris', 'POST', '/views', { name: 'Ещё один' })).json.code).toBe('too-many-own-views')
      expect((await as('anna', 'POST', '/views', { name: 'Ещё один' })).status).toBe(201)
    })

    test('one view over the limit of the project', async () => {
      await insertViews('key:0', viewLimits.views)
      expect((await as('anna', 'POST', '/views', { name: 'Ещё один' })).json.code).toBe('too-many-views')
    })
  })

  test('that nobody else sees go with their owner', async () => {
    await sqlOn(desk().url, 'delete from views') // they are as many as a project may have
    const member = await newMember(desk(), 'agent', { email: 'gone@example.com' })
    const { id: key, key: secret } = (await desk().send('POST', '/keys', { scope: 'write' })).json as Record<
      string,
      string
    >
    const names = ['of the member', 'of the key']
    for (const shared of [true, false]) {
      const view = (name: string | undefined) => ({ name: `${shared ? 'Shared' : 'Private'} ${name}`, shared })
      await member.send('POST', '/api/v2/projects/12345/views', view(names[0]))
      await desk().send('POST', '/views', view(names[1]), { key: secret as string })
    }
    const there = async () => {
      const rows = await sqlOn(desk().url, "select name from views where name like '% of the %' order by name")
      return rows.map(({ name }) => name)
    }
    expect(await there()).toHaveLength(4)
    const owner = await newMember(desk(), 'owner', { email: 'owner@example.com' })
    expect((await owner.send('DELETE', `/api/v2/projects/12345/members/${member.id}`)).status).toBe(204)
    expect((await desk().send('DELETE', `/keys/${key}`)).status).toBe(204)
    expect(await there()).toEqual(['Shared of the key', 'Shared of the member'])
  })
})
