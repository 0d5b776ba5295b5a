import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { openDesk } from '../../test/desk.ts'
import { newMember } from '../../test/members.ts'
import { until } from '../../test/until.ts'
import { createResolve } from './resolve.ts'

const database = sqlite()
const never = new Promise<string[]>(() => {})

test('concurrent requests for a name share one lookup, and lookups run one at a time', async () => {
  const asked: string[] = []
  const answers: (() => void)[] = []
  const look = (host: string) => {
    asked.push(host)
    return new Promise<string[]>((resolve) => answers.push(() => resolve([`address of ${host}`])))
  }
  const resolve = createResolve(look, { atOnce: 1, timeout: 30_000 })
  const found = Promise.all([resolve('a.example'), resolve('a.example'), resolve('b.example'), resolve('192.0.2.1')])
  await until(() => answers.length === 1, 'the first name')
  expect(asked).toEqual(['a.example'])
  answers[0]?.()
  await until(() => answers.length === 2, 'the second name')
  expect(asked).toEqual(['a.example', 'b.example'])
  answers[1]?.()
  expect((await found).flat()).toEqual([
    ...['address of a.example', 'address of a.example', 'address of b.example'],
    '192.0.2.1',
  ])
  const again = resolve('a.example')
  await until(() => answers.length === 3, 'the first name again')
  answers[2]?.()
  expect(await again).toEqual(['address of a.example'])
})

test('requests for a slow name, or queued behind it, time out, and an abandoned name is not looked up', async () => {
  const asked: string[] = []
  let end = () => {}
  const look = async (host: string) => {
    asked.push(host)
    if (host === 'slow.example')
      await new Promise<void>((resolve) => {
        end = resolve
      })
    return ['192.0.2.1']
  }
  const resolve = createResolve(look, { atOnce: 1, timeout: 200 })
  const both = await Promise.allSettled([resolve('slow.example'), resolve('behind.example')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  end()
  expect(await until(() => resolve('next.example').catch(() => undefined), 'another name')).toEqual(['192.0.2.1'])
  expect(asked).toEqual(['slow.example', 'next.example'])
})

test('a browser whose push service cannot be resolved is refused quickly', async () => {
  const resolve = createResolve(() => never, { atOnce: 1, timeout: 300 })
  const desk = await openDesk(await database.fresh(), { trustProxy: true, messaging: { resolve } })
  onTestFinished(desk.close)
  const member = await newMember(desk, 'agent')
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
  const subscribed = await member.send('POST', '/projects/12345/push-subscriptions', {
    endpoint: 'https://push.example.com/1',
    keys,
  })
  expect(subscribed.json).toMatchObject({ status: 422, code: 'unknown-host' })
})

test('an attempt through a proxy times out even during the lookup of its name', async () => {
  let found: Promise<string[]> = Promise.resolve(['93.184.216.34'])
  const limits = { total: 300, connect: 200, rest: 200, read: 1_000, kept: 1_000 }
  const delivering = { proxy: 'http://127.0.0.1:9', limits, resolve: () => found }
  const desk = await openDesk(await database.fresh(), { delivering })
  onTestFinished(desk.close)
  const { json } = await desk.send('POST', '/destinations', { name: 'Slow', url: 'https://slow.example/hook' })
  found = never
  const tried = await desk.send('POST', `/destinations/${json.id}/test`)
  expect(tried.json).toMatchObject({ outcome: 'timeout' })
})
