import { describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { pruneIdempotency } from '../../actions/prune.ts'

type Item = { id: string; name: string }
const status = { name: 'Звонок', type: 'progress' }

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const post = (once: string, body: unknown, key?: string, path = '/statuses') =>
    send('POST', path, body, { headers: { 'Idempotency-Key': once }, ...(key && { key }) })
  const count = async (name: string) =>
    ((await send('GET', '/statuses')).json.items as Item[]).filter((each) => each.name === name).length

  test('the same request again gets the same response and does nothing', async () => {
    const first = await post('same', { ...status, name: 'Один' })
    const again = await post('same', { type: 'progress', name: 'Один' }) // fields in another order
    expect([again.status, again.text]).toEqual([201, first.text])
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true'])
    expect(await count('Один')).toBe(1)
  })

  test('concurrent requests with one key act once, and each gets the response', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => post('crowd', { ...status, name: 'Толпа' })))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(201)
    expect(await count('Толпа')).toBe(1)
  })

  test('the same key with another body or path is refused', async () => {
    await post('other', { ...status, name: 'Два' })
    const replies = [
      await post('other', { ...status, name: 'Три' }),
      await post('other', { scope: 'read' }, undefined, '/keys'),
    ]
    for (const { json } of replies)
      expect(json).toMatchObject({ status: 422, code: 'other-body', parameter: 'Idempotency-Key' })
    expect(await count('Три')).toBe(0)
  })

  test('the same key of two callers counts as two', async () => {
    const other = await desk().newKey('admin', [12345])
    const replies = [
      await post('mine', { ...status, name: 'Своё' }),
      await post('mine', { ...status, name: 'Своё' }, other),
    ]
    expect(replies.map(({ json }) => json.id)).toEqual([
      expect.any(String),
      expect.not.stringMatching(`^${replies[0]?.json.id}$`),
    ])
    expect(await count('Своё')).toBe(2)
  })

  test('a refusal is not remembered: the request may be put right and sent again', async () => {
    expect((await post('right', { name: 'Верно', type: 'won' })).status).toBe(422)
    expect((await post('right', { ...status, name: ' ' })).status).toBe(422)
    expect((await post('right', { ...status, name: 'Верно' })).status).toBe(201)
  })

  test('a secret is neither stored nor sent again', async () => {
    const first = await post('secret', { scope: 'read' }, undefined, '/keys')
    const again = await post('secret', { scope: 'read' }, undefined, '/keys')
    expect(first.json.key).toMatch(/^zk_/)
    expect(again.json).toEqual({ ...first.json, key: null })
  })

  test('a key can be used anew after a day, and its row is deleted', async () => {
    const first = await post('day', { ...status, name: 'День' })
    desk().clock.now = start + 24 * 3600 - 1
    expect((await post('day', { ...status, name: 'День' })).text).toBe(first.text)
    desk().clock.now = start + 24 * 3600
    expect((await post('day', { ...status, name: 'Другой' })).status).toBe(201)
    expect(await pruneIdempotency(desk().store, start + 24 * 3600)).toBeGreaterThan(0)
    expect((await post('day', { ...status, name: 'Другой' })).headers.get('idempotent-replayed')).toBe('true')
    desk().clock.now = start
  })

  test('a request that still runs, or broke off before its response was stored, is not repeated', async () => {
    await post('cut', { ...status, name: 'Обрыв' })
    await sqlOn(desk().url, "update idempotency set status = null, answer = null where key = 'cut'")
    const again = await post('cut', { ...status, name: 'Обрыв' })
    expect(again.json).toMatchObject({ status: 409, code: 'request-in-progress', parameter: 'Idempotency-Key' })
    expect(again.headers.get('retry-after')).toBe('1')
    expect(await count('Обрыв')).toBe(1)
  })

  describe('a key must be 1 to 255 visible ASCII characters', () => {
    test.each([
      ['x', 201],
      ['y'.repeat(255), 201],
      ['z'.repeat(256), 422],
      ['a b', 422],
      ['', 422],
    ])('%s', async (once, expected) => {
      expect((await post(once, { ...status, name: 'Ключ' })).status).toBe(expected)
    })
  })
})
