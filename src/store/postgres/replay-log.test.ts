import { expect, test } from 'vitest'
import { createReplayLog } from './replay-log.ts'

const cluster = '7 5'
const primaryAt = (position: string, timeline = '00000001', started = '100') => ({
  position,
  cluster,
  timeline,
  started,
})
const replicaAt = (position: string) => ({ position, cluster, timeline: null, started: null })

test.each([
  ['has all that was noted last', '1/3000', 0.5],
  ['has what came after it, too', '2/0', 0.5],
  ['has what was noted a second before', '0/FFFFF000', 2.5],
  ['has nothing that was noted within the limit', '0/2', undefined],
])('the lag of a replica that %s', (_, position, lag) => {
  const log = createReplayLog(3)
  log.note(-9_000, primaryAt('0/1'))
  log.note(1_000, primaryAt('0/FFFF0000'))
  log.note(3_000, primaryAt('1/3000'))
  expect(log.lagAt(replicaAt(position), 3_500)).toBe(lag)
})

test('while the primary does not answer, the lag of each replica grows', () => {
  const log = createReplayLog(3)
  log.note(0, primaryAt('0/10'))
  expect(log.lagAt(replicaAt('0/10'), 3_000)).toBe(3)
  expect(log.lagAt(replicaAt('0/99'), 3_001)).toBeUndefined()
})

test('for a minute after another primary took over no replica is trusted', () => {
  const log = createReplayLog(100)
  expect(log.note(0, primaryAt('0/10'))).toBe(false)
  expect(log.note(1_000, primaryAt('0/20', '00000002', '200'))).toBe(true)
  expect(log.note(2_000, primaryAt('0/30', '00000002', '200'))).toBe(false)
  expect(log.lagAt(replicaAt('0/99'), 60_999)).toBeUndefined()
  expect(log.lagAt(replicaAt('0/99'), 61_000)).toBe(59)
  expect(log.lagAt(replicaAt('0/20'), 61_000)).toBe(60)
})

test('neither another cluster nor another primary is trusted', () => {
  const log = createReplayLog(100)
  expect(log.isOurs(replicaAt('0/99'))).toBe(false)
  log.note(0, primaryAt('0/10'))
  expect(log.lagAt({ ...replicaAt('0/99'), cluster: '8 5' }, 1)).toBeUndefined()
  expect(log.lagAt(primaryAt('0/99', '00000001', '99'), 1)).toBeUndefined()
  expect(log.lagAt(primaryAt('0/99'), 1_000)).toBe(1)
})
