import { expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { openDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { until } from '../../../test/until.ts'
import { noticeLimits } from '../../domain/notice.ts'

const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }

eachDatabase((database) => {
  test('host names of push services are looked up one at a time per member, and not at all at the limit of browsers', async () => {
    const asked: string[] = []
    const answers: (() => void)[] = []
    const resolve = (host: string) => {
      asked.push(host)
      return new Promise<string[]>((_, reject) => answers.push(() => reject(new Error('no such host'))))
    }
    const desk = await openDesk(await database.fresh(), { trustProxy: true, messaging: { resolve } })
    onTestFinished(desk.close)
    const [one, other] = [
      await newMember(desk, 'agent'),
      await newMember(desk, 'agent', { email: 'other@example.com' }),
    ]
    const subscribe = async (member: typeof one, host: string) =>
      (await member.send('POST', '/projects/12345/push-subscriptions', { endpoint: `https://${host}/1`, keys })).json
        .code
    const first = [...'abcd'].map((name) => subscribe(one, `${name}.example`))
    await until(() => asked.length > 0, 'the first name')
    const second = subscribe(other, 'e.example')
    await until(() => asked.includes('e.example'), 'the name of somebody else')
    expect(asked).toHaveLength(2)
    expect(await Promise.race(first)).toBe('unavailable') // so all of them have arrived
    const ended = Promise.all([...first, second])
    for (let count = 0; count < 4; count++) {
      await until(() => answers.length > count, 'another name')
      answers[count]?.()
    }
    expect((await ended).sort()).toEqual(['unavailable', ...Array(4).fill('unknown-host')].sort())

    for (let count = 0; count < noticeLimits.links; count++)
      await desk.store.transaction((tx) => {
        const draft = {
          member: one.id,
          way: 'push',
          address: `https://x.example/${count}`,
          details: '{}',
          label: null,
        } as const
        return tx.noticeLinks.put(12345, draft, desk.clock.now)
      })
    const before = asked.length
    expect(await subscribe(one, 'f.example')).toBe('too-many-links')
    expect(asked).toHaveLength(before)
  })
})
