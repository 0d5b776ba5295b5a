import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

const desk = useDesk(sqlite(), { rateLimits: { perSecond: 0, perHour: 3 }, trustProxy: ['loopback'] })

const look = (address: string, body: object) =>
  fetch(`${desk().address}/api/v2/invitations/look`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address, Origin: desk().address },
    body: JSON.stringify(body),
  })

test('a call that anybody may make takes no large body', async () => {
  const refused = await look('203.0.113.1', { token: Array.from({ length: 6_000 }, () => '') })
  expect([refused.status, await refused.json()]).toMatchObject([
    413,
    { code: 'body-too-large', params: { limit: 16_384 } },
  ])
  const read = await look('203.0.113.1', { token: 'x'.repeat(100) })
  expect([read.status, await read.json()]).toMatchObject([404, { code: 'no-such-invitation' }])
})

test('calls without a key share a limit within a /64 block', async () => {
  for (const last of ['1', '2', '3']) expect((await look(`2001:db8:1:2::${last}`, { token: 'x' })).status).toBe(404)
  expect((await look('2001:db8:1:2::4', { token: 'x' })).status).toBe(429)
  expect((await look('2001:db8:1:3::1', { token: 'x' })).status).toBe(404)
})
