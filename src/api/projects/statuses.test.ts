import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

type Item = { id: string; name: string; leads?: number }

eachDatabase((db) => {
  const desk = useDesk(db)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const listed = async (query = {}) => (await send('GET', '/statuses', undefined, { query })).json.items as Item[]
  const ids = async () => (await listed()).map(({ id }) => id)

  test('are listed in the order of the board', async () => {
    const { status, json, headers } = await send('GET', '/statuses')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(json).toEqual({
      items: [
        { id: '0', name: 'В работе', type: 'progress', colour: 'blue', position: 0 },
        { id: '1', name: 'Оплачен', type: 'paid', colour: 'green', position: 1 },
        { id: '2', name: 'Отменен', type: 'canceled', colour: 'grey', position: 2 },
      ],
    })
  })

  test('have the number of their leads on request', async () => {
    for (const status of ['0', '0', '2']) await desk().lead({ status })
    expect((await listed({ counts: 'true' })).map(({ id, leads }) => [id, leads])).toEqual([
      ['0', 2],
      ['1', 0],
      ['2', 1],
    ])
  })

  test('are added at the end, in the colour of their type', async () => {
    const { status, json } = await send('POST', '/statuses', { name: 'Перезвонить', type: 'canceled' })
    expect([status, json]).toEqual([
      201,
      { id: '3', name: 'Перезвонить', type: 'canceled', colour: 'grey', position: 3 },
    ])
    expect(await ids()).toEqual(['0', '1', '2', '3'])
  })

  test('change the fields that are given', async () => {
    const { status, json } = await send('PATCH', '/statuses/3', { name: 'Ждёт', colour: 'amber' })
    expect([status, json]).toEqual([200, { id: '3', name: 'Ждёт', type: 'canceled', colour: 'amber', position: 3 }])
    expect((await send('PATCH', '/statuses/3', {})).json).toEqual(json)
  })

  describe('can be moved', () => {
    test.each([
      [0, ['3', '0', '1', '2']],
      [2, ['0', '1', '3', '2']],
      [3, ['0', '1', '2', '3']],
      [99, ['0', '1', '2', '3']],
    ])('to position %i', async (position, expected) => {
      const { json } = await send('PATCH', '/statuses/3', { position })
      expect(json.position).toBe(Math.min(position, 3))
      expect(await ids()).toEqual(expected)
    })

    test('all at once', async () => {
      const { status, json } = await send('PUT', '/statuses/order', { order: ['2', '3', '1', '0'] })
      expect([status, (json.items as Item[]).map(({ id }) => id)]).toEqual([200, ['2', '3', '1', '0']])
      expect(await ids()).toEqual(['2', '3', '1', '0'])
    })
  })

  describe('are refused', () => {
    test.each<[string, string, string, unknown, [number, string, string?]]>([
      ['a blank name', 'POST', '', { name: '  ', type: 'paid' }, [422, 'required', '/name']],
      ['an empty name', 'POST', '', { name: '', type: 'paid' }, [422, 'required', '/name']],
      ['an unknown type', 'POST', '', { name: 'A', type: 'won' }, [422, 'unknown-choice', '/type']],
      ['an unknown colour', 'PATCH', '/0', { colour: 'mint' }, [422, 'unknown-choice', '/colour']],
      ['an unknown field', 'POST', '', { name: 'A', type: 'paid', id: '7' }, [422, 'unknown-field', '/id']],
      ['a position below 0', 'PATCH', '/0', { position: -1 }, [422, 'out-of-range', '/position']],
      ['a position that is no number', 'PATCH', '/0', { position: '1' }, [422, 'wrong-type', '/position']],
      ['an unknown status', 'PATCH', '/77', { name: 'A' }, [404, 'no-such-status']],
      ['what is no id', 'PATCH', '/x', { name: 'A' }, [404, 'no-such-status']],
      ['a type that leads in it forbid', 'PATCH', '/0', { type: 'paid' }, [409, 'status-in-use', '/type']],
      ['an order that leaves one out', 'PUT', '/order', { order: ['0', '1'] }, [422, 'not-whole-order', '/order']],
      ['an order with one twice', 'PUT', '/order', { order: ['0', '1', '2', '2'] }, [422, 'not-whole-order', '/order']],
      [
        'an order with an unknown one',
        'PUT',
        '/order',
        { order: ['0', '1', '2', '9'] },
        [404, 'no-such-status', '/order'],
      ],
      ['a removal without a replacement', 'DELETE', '/0', undefined, [409, 'needs-replacement']],
      ['a status as its own replacement', 'DELETE', '/0?replacement=0', undefined, [409, 'same-replacement']],
      ['an unknown replacement', 'DELETE', '/0?replacement=9', undefined, [404, 'no-such-status']],
      ['a replacement that is no id', 'DELETE', '/0?replacement=x', undefined, [422, 'wrong-form']],
    ])('%s', async (_, verb, path, body, [status, code, pointer]) => {
      const reply = await send(verb, `/statuses${path}`, body)
      expect([reply.status, reply.json.code, reply.json.pointer]).toEqual([status, code, pointer])
    })
  })

  test('can be removed, and their leads move to the replacement', async () => {
    expect((await send('DELETE', '/statuses/0', undefined, { query: { replacement: '3' } })).status).toBe(204)
    expect((await listed({ counts: 'true' })).map(({ id, leads }) => [id, leads])).toEqual([
      ['2', 1],
      ['3', 2],
      ['1', 0],
    ])
  })

  test('one without leads can be removed without a replacement, but not the last one', async () => {
    expect((await send('DELETE', '/statuses/1')).status).toBe(204)
    expect((await send('DELETE', '/statuses/2?replacement=3')).status).toBe(204)
    expect((await send('DELETE', '/statuses/3')).json).toMatchObject({ status: 409, code: 'last-status' })
  })
})
