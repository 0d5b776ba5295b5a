import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

const delivering = { resolve: async () => ['93.184.216.34'] }
const metrika = { kind: 'metrika', settings: { counter: '1' }, secret: 'y0_first' }
const vendor = { kind: 'vendor', settings: { user: 'desk' }, secret: 'first', url: 'https://crm.example/in' }
const elsewhere = 'https://elsewhere.example/in'

eachDatabase((database) => {
  const desk = useDesk(database, { delivering })
  const make = async (fields: object) => (await desk().send('POST', '/destinations', { name: 'N', ...fields })).json
  const change = (id: unknown, fields: object) => desk().send('PATCH', `/destinations/${id}`, fields)
  const stored = async (id: unknown) => (await desk().store.destinations.find(12345, Number(id)))?.secret

  test.each([
    ['metrika', metrika],
    ['vendor', vendor],
  ])('changing the URL of another service needs its secret again: %s', async (_, fields) => {
    const { id, url } = await make(fields)
    const before = await stored(id)
    const refused = await change(id, { url: elsewhere })
    expect(refused.status).toBe(422)
    expect(refused.json.errors ?? [refused.json]).toMatchObject([{ code: 'required', pointer: '/secret' }])
    expect((await change(id, { url, name: 'Same' })).json).toMatchObject({ url, name: 'Same' })
    expect(await stored(id)).toBe(before)
    const moved = await change(id, { url: elsewhere, secret: 'second' })
    expect([moved.status, moved.json.url]).toEqual([200, elsewhere])
    expect(await stored(id)).not.toBe(before)
    expect(moved.text).not.toContain('second')
  })

  test('the URL of a webhook can change without its secret, which only a rotation replaces', async () => {
    const { id } = await make({ url: 'https://hooks.example/in' })
    expect((await change(id, { url: elsewhere })).json).toMatchObject({ url: elsewhere })
    const refused = await change(id, { secret: `whsec_${'A'.repeat(43)}=` })
    expect(refused.json.errors ?? [refused.json]).toMatchObject([{ code: 'unknown-field' }])
  })
})
