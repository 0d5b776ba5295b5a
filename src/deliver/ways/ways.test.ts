import { describe, expect, test } from 'vitest'
import { maxToken, never, token, useWays } from '../../../test/notice-ways.ts'
import { freePort } from '../../../test/ports.ts'
import type { NoticeWay } from './way.ts'

const names = ['telegram', 'max', 'push', 'email'] as const
/** E-mail differs: a repeated letter has the same id, and a mail server has no links to remove. */
const isLetter = (name: string) => name === 'email'

describe('each way', () => {
  const { desk, open, message, recipients, project } = useWays()

  describe.each(names)('%s', (name) => {
    const way = (options?: Parameters<typeof open>[0]): Pick<NoticeWay, 'send' | 'isReady'> => open(options).ways[name]

    test('is ready, and its message is accepted and shown unchanged', async () => {
      const { to, got } = await recipients[name]()
      expect(await way().isReady(project())).toBe(true)
      expect(await way().send(message(), to, never)).toMatchObject({ outcome: 'accepted', error: null })
      expect((await got()).join()).toMatch(/Новая заявка № 678/)
      expect((await got()).join().replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toContain(
        'Ремонт <b> & «Яндекс»',
      )
    })

    test('a recipient who is gone is unlinked', async () => {
      const { to, refuse } = await recipients[name]()
      refuse()
      const outcome = isLetter(name) ? 'refused' : 'unlinked'
      expect(await way().send(message(), to, never)).toMatchObject({ outcome })
    })

    test('a throttled message waits as long as the service says', async () => {
      const { to, state, got } = await recipients[name]()
      Object.assign(state, { throttled: 1, retryAfter: 31 })
      const opened = way()
      const first = await opened.send(message(), to, never)
      expect(first).toMatchObject({ outcome: 'later' })
      if (name === 'telegram' || name === 'push') expect(first.retryAfter).toBe(31)
      desk().clock.now += 40
      expect(await opened.send(message(), to, never)).toMatchObject({ outcome: 'accepted' })
      expect(await got()).toHaveLength(1)
    })

    test('a message to a closed port is retried later', async () => {
      const { to } = await recipients[name]()
      const nowhere = `http://127.0.0.1:${await freePort()}`
      const smtpUrl = nowhere.replace('http', 'smtp')
      const opened = way({ telegram: { api: nowhere, token }, max: { api: nowhere, token: maxToken }, smtpUrl })
      const where = name === 'push' ? { ...to, address: `${nowhere}/push/1` } : to
      expect(await opened.send(message(), where, never)).toMatchObject({ outcome: 'later' })
    })

    test('a missing answer gives an unknown outcome, unless the message may be sent again', async () => {
      const { to, state } = await recipients[name]()
      Object.assign(state, { isDown: true })
      const outcome = isLetter(name) ? 'later' : 'unknown'
      expect(await way().send(message(), to, never)).toMatchObject({ outcome })
      Object.assign(state, { isDown: false })
    })

    test('a text of any length and with odd characters is accepted', async () => {
      const { to, got } = await recipients[name]()
      const lines = ['<'.repeat(9_000), '\u{1f600}'.repeat(9_000), 'x\0y', '\ud800']
      expect(await way().send(message({ title: '&'.repeat(2_000), lines }), to, never)).toMatchObject({
        outcome: 'accepted',
      })
      expect(await got()).toHaveLength(1)
    })

    test('a message is aborted when the process ends', async () => {
      const { to } = await recipients[name]()
      expect(await way().send(message(), to, AbortSignal.abort())).toMatchObject({ outcome: 'unknown' })
    })
  })
})
