import { describe, expect, test } from 'vitest'
import { never, useWays } from '../../../test/notice-ways.ts'

describe('push', () => {
  const { desk, open, message, recipients } = useWays()

  test('a push replaces only the earlier one of the same lead', async () => {
    const { to, got } = await recipients.push()
    const { push: way } = open().ways
    for (const [lead, title] of [
      [7, 'old'],
      [8, 'other'],
      [7, 'new'],
    ] as const)
      await way.send(message({ lead, title, id: title }), to, never)
    expect((await got()).map((text) => JSON.parse(text).title)).toEqual(['other', 'new'])
  })

  test('push keys are generated once and stored encrypted, and a browser with other keys is unlinked', async () => {
    const [one, other] = await Promise.all([open().messengers.pushKeys(), open().messengers.pushKeys()])
    expect(one.publicKey).toBe(other.publicKey)
    expect((await desk().store.settings.find('vapid'))?.value).not.toContain(one.privateKey)
    const { to } = await recipients.push()
    const others = open({ secret: 'another secret of tests, long' }).ways.push
    expect(await others.send(message(), to, never)).toMatchObject({ outcome: 'unlinked' })
  })

  test('a push service at a private address is not called unless allowed', async () => {
    const { to } = await recipients.push()
    const guarded = open({ allowed: { blocks: [], hosts: [] } })
    const details = JSON.stringify({
      ...JSON.parse(to.details ?? ''),
      key: (await guarded.messengers.pushKeys()).publicKey,
    })
    expect(await guarded.ways.push.send(message(), { ...to, details }, never)).toMatchObject({ outcome: 'later' })
    await expect(guarded.messengers.checkEndpoint('https://10.0.0.1/push', 'endpoint', 1)).rejects.toThrow()
  })
})
