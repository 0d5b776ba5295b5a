import { describe, expect, test } from 'vitest'
import { never, useWays } from '../../../test/notice-ways.ts'

describe('messengers', () => {
  const { desk, services, open, message, at, recipients, project } = useWays()

  test.each(['telegram', 'max'] as const)(
    '%s without a token is not ready, and the error of a wrong token does not contain it',
    async (name) => {
      const { to } = await recipients[name]()
      const none = open({ [name]: { api: services.telegram.url } }).ways[name]
      expect(await none.isReady(project())).toBe(false)
      expect(await none.send(message(), to, never)).toMatchObject({ outcome: 'refused' })
      const wrong = `654321:${'w'.repeat(30)}`
      services.telegram.state.echoes = true // as a proxy may do
      const said = await open({
        telegram: { api: services.telegram.url, token: wrong },
        max: { api: services.max.url, token: wrong },
      }).ways[name].send(message(), to, never)
      expect(said).toMatchObject({ outcome: 'refused', error: expect.stringMatching(/Unauthorized|verify\.token/) })
      expect(JSON.stringify(said)).not.toContain('w'.repeat(10))
    },
  )

  test('a message of Telegram has buttons, and an edit removes them', async () => {
    const { to } = await recipients.telegram()
    const { telegram: way } = open().ways
    const { outsideId } = await way.send(message(), to, never)
    const sent = services.telegram.sent.at(-1)
    expect(sent?.keys).toMatchObject([
      [{ text: 'Беру', callback_data: 'take:12345:678' }, { text: 'Спам' }, { text: 'Позвонил' }],
      [{ text: 'Открыть', url: 'https://desk.example.com/p/12345/leads/678' }],
    ])
    const taken = message({ lines: ['Взяла Анна, 12:04'], buttons: [], link: null })
    expect(await way.edit?.(taken, to, outsideId as string, never)).toMatchObject({ outcome: 'accepted' })
    expect(sent).toMatchObject({ text: '<b>Новая заявка № 678</b>\nВзяла Анна, 12:04', keys: [] })
    expect(await way.edit?.(taken, to, outsideId as string, never)).toMatchObject({ outcome: 'accepted' }) // not modified
    expect(await way.edit?.(taken, to, '999999', never)).toMatchObject({ outcome: 'refused' })
  })

  test('a message of MAX has buttons, and an edit removes them', async () => {
    const { to } = await recipients.max()
    const { max: way } = open().ways
    const { outsideId } = await way.send(message(), to, never)
    expect(services.max.sent.at(-1)?.keys[0]?.[0]).toMatchObject({
      type: 'callback',
      text: 'Беру',
      payload: 'take:12345:678',
    })
    const taken = message({ lines: ['Взяла Анна, 12:04'], buttons: [], link: null })
    expect(await way.edit?.(taken, to, outsideId as string, never)).toMatchObject({ outcome: 'accepted' })
    expect(services.max.sent.at(-1)).toMatchObject({ keys: [], text: expect.stringContaining('Взяла Анна') })
    const refused = await way.edit?.(taken, to, 'mid.999999', never)
    expect(refused).toMatchObject({ outcome: 'refused', error: 'Message mid.999999 not found' })
  })

  test('a message that MAX accepted without a readable answer has an unknown outcome', async () => {
    const { to, got } = await recipients.max()
    services.max.state.answersUnread = 1
    expect(await open().ways.max.send(message(), to, never)).toMatchObject({ outcome: 'unknown' })
    expect(await got()).toHaveLength(1)
  })

  test('a link to a local host is no button, since Telegram would refuse it', async () => {
    const { to } = await recipients.telegram()
    const sent = await open().ways.telegram.send(message({ link: 'http://localhost:3000/p/1' }), to, never)
    expect(sent.outcome).toBe('accepted')
  })

  test('a group that became a supergroup reports its new address, and a bot without rights the reason', async () => {
    const group = services.telegram.group(-500)
    services.telegram.migrate(group, -1_000_500)
    const { telegram: way } = open().ways
    expect(await way.send(message(), at('-500'), never)).toMatchObject({ outcome: 'later', movedTo: '-1000500' })
    expect(await way.send(message(), at('-1000500'), never)).toMatchObject({ outcome: 'accepted' })
    services.telegram.chats.set(-501, {
      id: -501,
      kind: 'group',
      refuses: 'Bad Request: not enough rights to send text messages to the chat',
    })
    const refused = await way.send(message(), at('-501'), never)
    expect(refused).toMatchObject({ outcome: 'refused', error: expect.stringContaining('rights') })
    expect(await way.send(message(), at('-502'), never)).toMatchObject({ outcome: 'unlinked' }) // chat not found
  })

  test('a group gets at most 20 messages a minute; the rest waits without a call', async () => {
    services.telegram.group(-600)
    const { telegram: way } = open().ways
    for (let count = 0; count < 20; count++)
      expect((await way.send(message(), at('-600'), never)).outcome).toBe('accepted')
    const before = services.telegram.calls.length
    const over = await way.send(message(), at('-600'), never)
    expect([over.outcome, over.retryAfter, services.telegram.calls.length]).toEqual(['later', 60, before])
    desk().clock.now += 61
    expect((await way.send(message(), at('-600'), never)).outcome).toBe('accepted')
  })
})
