import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgres } from '../../../test/databases.ts'
import { openDesk, type TestDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { createNoticeService } from '../../../test/notice-service.ts'
import { until } from '../../../test/until.ts'
import { pruneNotices } from '../../actions/prune.ts'
import { noticeTime } from '../../domain/notice.ts'

const database = postgres()
const service = createNoticeService()
const options = { trustProxy: true, isSending: true, delivering: { ways: { telegram: service.way } } } as const
const desks: TestDesk[] = []

beforeAll(async () => {
  const url = await database.fresh()
  for (let each = 0; each < 2; each++) desks.push(await openDesk(url, options))
})
afterAll(async () => {
  for (const desk of desks) await desk.close()
})

test('two server processes send one notice per lead, and notices are removed after 30 days', async () => {
  const [one, other] = desks as [TestDesk, TestDesk]
  const { id: member } = await newMember(one, 'agent')
  const draft = { member, way: 'telegram', address: 'anna', details: null, label: null } as const
  await one.store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await tx.noticeLinks.put(12345, draft, one.clock.now)
  })
  await until(async () => (await one.store.noticePlans.all()).length === 1, 'the planner')
  const ids: string[] = []
  for (let minute = 0; minute < 4; minute++) {
    ids.push(...(await Promise.all(Array.from({ length: 8 }, (_, each) => desks[each % 2]?.lead() as Promise<string>))))
    await until(() => service.got.length >= ids.length, 'all to be told')
    for (const desk of desks) desk.clock.now += 61
  }
  const told = service.got.map(({ message }) => message.lead)
  expect(told.toSorted()).toEqual(ids.map(Number).toSorted())
  other.clock.now += noticeTime
  expect(await pruneNotices(other.store, other.clock.now)).toBe(ids.length)
})
