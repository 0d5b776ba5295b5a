import { rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openFakeTelegram } from '../../test/fake-telegram.ts'
import { until } from '../../test/until.ts'
import type { TakeEnquiry } from '../deliver/bots/handle-update.ts'
import { createListener } from '../deliver/bots/listener.ts'
import { createMessengers } from '../deliver/messengers.ts'
import { CommitOutcomeUnknown } from '../store/batch/commit-outcome-unknown.ts'
import { takeChatMessages } from './take-chat-message.ts'

const token = `123456:${'s'.repeat(30)}`
/** A photo that does not fit into the spool, and one that is stored in the database. */
const [large, small] = [Buffer.alloc(200_000, 'J'), Buffer.alloc(40_000, 'J')]

eachDatabase((database) =>
  describe('a message to a bot', () => {
    const messaging = { telegram: { api: '', token } }
    const desk = useDesk(database, { messaging, spool: { limit: 100_000 } })
    let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
    const failures: unknown[] = []
    let people = 100
    const somebody = () => telegram.person(++people, 'Ольга')

    type Row = { id: string; end: string | null; lead: string | null }
    const receipts = async () => {
      const { json } = await desk().send('GET', '/receipts', undefined, { query: { way: 'telegram', limit: '100' } })
      return json.items as Row[]
    }
    /** Waits for `count` receipts; returns the interpretation and the files of the newest. */
    const arrived = async (count: number) => {
      await until(async () => (await receipts()).length >= count && (await receipts())[0]?.end, 'the receipt')
      const id = (await receipts())[0]?.id
      const { understood } = (await desk().send('GET', `/receipts/${id}`)).json
      const { items } = (await desk().send('GET', `/receipts/${id}/files`)).json
      return { understood, files: items }
    }
    const own = () =>
      takeChatMessages(
        desk().store,
        () => desk().clock.now,
        (error) => failures.push(error),
      )
    /** Polls the bot like a server. Returns a function that stops it. */
    const read = (take: TakeEnquiry = own(), more: { fetchTime?: number } = {}) => {
      const clock = () => desk().clock.now
      const messengers = createMessengers(desk().store, {
        secret: 'a secret of tests, long enough',
        clock,
        ...messaging,
        ...more,
      })
      const onFailure = (error: unknown) => void failures.push(error)
      const options = {
        store: desk().store,
        messengers,
        clock,
        take,
        onFailure,
        waits: { pollInterval: 20, pause: 10 },
      }
      const ending = new AbortController()
      const running = createListener('telegram', options)(ending.signal)
      return async () => {
        ending.abort()
        await running
        await messengers.close()
      }
    }

    beforeAll(async () => {
      telegram = await openFakeTelegram({ token })
      messaging.telegram.api = telegram.url
      const stop = read()
      const bot = { project: 0, way: 'telegram' } as const
      await until(async () => (await desk().store.noticeBots.find(bot))?.acceptedAt, 'the first reading')
      await desk().send('PATCH', '/notice-bots/telegram', { takes_enquiries: true })
      await stop()
    })
    afterAll(() => telegram?.close())

    test('is stored without a file that does not fit', async () => {
      const before = (await receipts()).length
      telegram.photo(somebody(), large, 'Вот кухня')
      const stop = read()
      const kept = await arrived(before + 1)
      expect(kept).toMatchObject({ understood: { text: 'Вот кухня', fields: { file: 'photo.jpg' } }, files: [] })
      await stop()
      expect(failures).toEqual([])
    })

    test('is stored without a file that cannot be written, which is reported', async () => {
      const before = (await receipts()).length
      const { folder } = desk().store.spool
      await rm(folder, { recursive: true, force: true })
      await writeFile(folder, 'no folder')
      telegram.photo(somebody(), Buffer.alloc(80_000), 'Вот дверь')
      const stop = read()
      const kept = await arrived(before + 1)
      expect(kept).toMatchObject({ understood: { text: 'Вот дверь', fields: { file: 'photo.jpg' } }, files: [] })
      await stop()
      await rm(folder)
      expect(failures.splice(0)).toEqual([expect.objectContaining({ code: expect.stringMatching(/^E/) })])
    })

    test.each(['broken', 'short'] as const)('is stored without an incomplete file: %s', async (how) => {
      const before = (await receipts()).length
      telegram.state.filesStop = how
      telegram.photo(somebody(), small, 'Вот стена')
      const stop = read()
      const kept = await arrived(before + 1)
      telegram.state.filesStop = undefined
      expect(kept).toMatchObject({ understood: { text: 'Вот стена', fields: { file: 'photo.jpg' } }, files: [] })
      await stop()
    })

    test('is stored without a file that takes too long, and other messages do not wait longer', async () => {
      const before = (await receipts()).length
      telegram.state.filesStop = 'silent'
      telegram.photo(somebody(), small, 'Вот потолок')
      telegram.say(somebody(), 'Можно вопрос?')
      const stop = read(own(), { fetchTime: 300 })
      expect(await arrived(before + 2)).toMatchObject({ understood: { text: 'Можно вопрос?' } })
      telegram.state.filesStop = undefined
      await stop()
      const { understood } = (await desk().send('GET', `/receipts/${(await receipts())[1]?.id}`)).json
      expect(understood).toMatchObject({ text: 'Вот потолок', fields: { file: 'photo.jpg' } })
    })

    test('is stored without a file that is too large, which is not fetched', async () => {
      const before = (await receipts()).length
      telegram.calls.length = 0
      const document = { file_id: 'film', file_name: 'film.mp4', file_size: 11 * 1_048_576 }
      telegram.say(somebody(), '', { document, caption: 'Вот фильм' })
      const stop = read()
      const kept = await arrived(before + 1)
      await stop()
      expect(kept).toMatchObject({ understood: { text: 'Вот фильм', fields: { file: 'film.mp4' } }, files: [] })
      expect(telegram.calls).not.toContain('getFile')
    })

    test.each([
      ['voice', { mime_type: 'audio/ogg', duration: 3 }, { name: 'voice.ogg', type: 'audio/ogg' }],
      ['audio', { file_name: 'Запись.m4a', mime_type: 'audio/mp4' }, { name: 'Запись.m4a', type: 'audio/mp4' }],
      ['video', { duration: 3 }, { name: 'video.mp4', type: 'video/mp4' }],
      ['video_note', { length: 240 }, { name: 'video.mp4', type: 'video/mp4' }],
    ])('becomes a file of its receipt if it is of the kind %s', async (kind, about, file) => {
      const before = (await receipts()).length
      telegram.file(somebody(), kind, small, about)
      const stop = read()
      const kept = await arrived(before + 1)
      await stop()
      expect(kept.files).toMatchObject([{ ...file, size: small.length }])
    })

    const location = { latitude: 55.75, longitude: 37.62 }
    test.each([
      ['a place', { location }, '55.75, 37.62'],
      [
        'a venue',
        { location, venue: { location, title: 'Склад', address: 'Ленина, 1' } },
        'Склад, Ленина, 1, 55.75, 37.62',
      ],
      [
        'the contact of somebody else',
        { contact: { first_name: 'Пётр', phone_number: '+79210000005', user_id: 5 } },
        'Пётр +79210000005',
      ],
      ['a die', { dice: { emoji: '🎲', value: 3 } }, '🎲'],
      ['a poll', { poll: { question: 'Когда?' } }, '[опрос]'],
    ])('becomes text if it is %s', async (_, content, text) => {
      const before = (await receipts()).length
      telegram.say(somebody(), '', content)
      const stop = read()
      const kept = await arrived(before + 1)
      await stop()
      expect(kept).toMatchObject({ understood: { text }, files: [] })
      expect((await receipts())[0]).toMatchObject({ end: 'lead' })
    })

    test('is read by the next poller, with later ones, when polling stops during a file', async () => {
      const before = (await receipts()).length
      const [first, second] = [somebody(), somebody()]
      telegram.state.filesStop = 'silent'
      telegram.calls.length = 0
      telegram.photo(first, small, 'Вот пол')
      telegram.say(second, 'Сколько стоит?')
      const stop = read()
      await until(() => telegram.calls.includes('file'), 'the file to be fetched')
      await stop()
      telegram.state.filesStop = undefined
      expect(await receipts()).toHaveLength(before)
      const stopNext = read()
      const last = await arrived(before + 2)
      await stopNext()
      expect(last).toMatchObject({ understood: { text: 'Сколько стоит?' } })
      const { items } = (await desk().send('GET', `/receipts/${(await receipts())[1]?.id}/files`)).json
      expect(items).toMatchObject([{ name: 'photo.jpg', size: small.length }])
      expect(failures).toEqual([])
    })

    test('is read again if the outcome of its commit is unknown', async () => {
      const before = (await receipts()).length
      let losses = 2
      const take = own()
      telegram.photo(somebody(), small, 'Вот окно')
      const stop = read(async (...heard) => {
        const answer = losses > 1 ? null : await take(...heard) // first the request is lost, then the response
        if (losses-- > 0) throw new CommitOutcomeUnknown('The database was lost during a commit')
        return answer
      })
      await until(() => losses < 0, 'it to be heard three times')
      expect(await arrived(before + 1)).toMatchObject({ files: [{ name: 'photo.jpg', size: small.length }] })
      await stop()
      expect(await receipts()).toHaveLength(before + 1)
      expect(failures.splice(0)).toHaveLength(2)
    })
  }),
)
