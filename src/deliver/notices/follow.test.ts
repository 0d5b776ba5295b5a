import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { createNoticeService } from '../../../test/notice-service.ts'
import { until } from '../../../test/until.ts'
import { noticeKinds } from '../../domain/notice.ts'
import type { Store } from '../../store/store.ts'
import { createNotices } from './notices.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })

  test('a project whose members want notices again while its planner is ending gets a new planner', async () => {
    const { store, clock } = desk()
    const service = createNoticeService()
    const slow = slowPlans(store)
    const notices = createNotices(slow.store, {
      ...{ secret: 'a secret of tests, long enough', clock: () => clock.now, interval: 20, publicUrl: undefined },
      ...{ ways: { telegram: service.way }, onSent: () => {}, onFailure: () => {} },
    })
    const member = await newMember(desk(), 'agent')
    const draft = { member: member.id, way: 'telegram', address: 'anna', details: null, label: null } as const
    await store.transaction((tx) => tx.noticeLinks.put(12345, draft, clock.now))
    const want = (places: readonly string[]) =>
      member.send('PATCH', '/projects/12345/notice-settings', {
        places: Object.fromEntries(noticeKinds.map((kind) => [kind, places])),
      })
    const isPlanned = async () => (await store.noticePlans.all()).length > 0
    await want(['telegram'])
    const ending = new AbortController()
    const done = notices.run(ending.signal, ending.signal)
    onTestFinished(async () => {
      slow.release()
      ending.abort()
      await done
    })
    await until(isPlanned, 'the planner')

    slow.hold()
    await until(() => slow.held() > 0, 'the planner to read')
    await want([])
    await until(async () => !(await isPlanned()), 'the planner to be ended')
    await want(['telegram'])
    await until(isPlanned, 'the plan')
    slow.release()
    const lead = await desk().lead()
    await until(() => service.got.length > 0, 'the lead to be told')
    expect(service.got[0]?.message.lead).toBe(Number(lead))
  })
})

/** A store that delays the reads of the planner, like a busy database. */
function slowPlans(store: Store) {
  let held: Promise<void> | undefined
  let release = () => {}
  let count = 0
  const noticePlans = {
    ...store.noticePlans,
    async work(...asked: Parameters<typeof store.noticePlans.work>) {
      if (held) count++
      await held
      return store.noticePlans.work(...asked)
    },
  }
  return {
    store: { ...store, noticePlans },
    /** How many reads were delayed. */
    held: () => count,
    release: () => release(),
    hold: () => {
      held = new Promise<void>((resolve) => {
        release = () => {
          held = undefined
          resolve()
        }
      })
    },
  }
}
