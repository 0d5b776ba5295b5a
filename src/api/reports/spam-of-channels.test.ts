import { expect, test } from 'vitest'
import { capturing } from '../../../test/capturing.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { start, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { pruneSpam } from '../../actions/prune.ts'

type Numbers = { spam: { receipts: number; list: Record<string, string> | null } | null; spam_share: number | null }
type Line = Numbers & { channel: { id: string } | null; items: Line[] | null }
type Report = { whole: Numbers & { before: Numbers | null }; items: Line[] }

const day = 86_400

eachDatabase((database) => {
  const desk = useDesk(database)
  const { came } = capturing(desk)
  const ofVk = { lastTouch: { utm_source: 'vk', utm_medium: 'cpc' } }
  const today = new Date(start * 1000).toISOString().slice(0, 10)
  const period = `${today}..${today}`

  const asked = async (query: Record<string, string> = {}) => {
    const { status, json, text } = await desk().send('GET', '/reports/channels', undefined, { query })
    expect(status, text).toBe(200)
    return json as unknown as Report
  }
  const listed = async (query: Record<string, string>) =>
    ((await desk().send('GET', '/receipts', undefined, { query })).json.items as object[]).length

  test('the list is given for all spam of the period, not for that of one origin', async () => {
    await came({ end: 'spam', understood: ofVk })
    await came({ end: 'spam' })
    const { whole, items } = await asked({ period, compare: 'previous' })
    expect(whole).toMatchObject({ spam: { receipts: 2, list: { end: 'spam', period } } })
    expect(await listed(whole.spam?.list ?? {})).toBe(2)
    expect(await listed(whole.before?.spam?.list ?? {})).toBe(whole.before?.spam?.receipts)
    expect(items.map(({ spam }) => spam)).toEqual([
      { receipts: 1, list: null },
      { receipts: 1, list: null },
    ])
    const filter = JSON.stringify({ field: 'channel', operator: 'null', value: true })
    expect((await asked({ period, filter })).whole.spam).toEqual({ receipts: 1, list: null })
  })

  test('spam whose contents were deleted is counted with an unknown origin', async () => {
    const owner = await newMember(desk(), 'owner')
    await owner.send('PATCH', '/api/v2/projects/12345/retention', { spam_days: 1 })
    desk().clock.now = start + 2 * day
    expect(await pruneSpam(desk().store, desk().clock.now)).toBe(2)
    const { whole, items } = await asked({ period })
    expect(whole).toMatchObject({ spam: { receipts: 2 }, spam_share: 1 })
    expect(await listed(whole.spam?.list ?? {})).toBe(2)
    expect(items.map(({ channel, spam }) => [channel, spam?.receipts])).toEqual([[null, 2]])
    const filter = JSON.stringify({ field: 'channel', operator: 'null', value: true })
    expect((await asked({ period, filter, level: 'source' })).items).toMatchObject([
      { value: null, spam: { receipts: 2 } },
    ])
  })
})
