import { describe, expect, test } from 'vitest'
import { channelOf } from '../domain/channel.ts'
import { unknown } from '../domain/enquiry.ts'
import { firstDictionary } from '../domain/first-channels.ts'
import type { Touch } from '../domain/touch.ts'
import { sourceOf } from './attribution.ts'

type Known = { roistat?: string; last?: Touch; first?: Touch; form?: string; headers?: Record<string, string> }

const page = 'https://www.shop.example/okna?id=1'
const search = 'https://yandex.ru/search?text=окна'

/** The known data of a visitor and the source of the lead. Rows are in the order of precedence. */
const table: [string, Known, source: string | null][] = [
  ['the site says it', { roistat: '2gis', last: { utm_source: 'vk' }, form: 'Форма' }, '2gis'],
  ['the last touch has utm_source', { last: { utm_source: ' VK ', gclid: 'x', referrer: search } }, 'VK'],
  ['a click of Google', { last: { gclid: 'x', referrer: search, utm_medium: 'cpc' } }, 'google'],
  ['of Yandex Direct', { last: { yclid: '7' } }, 'yandex'],
  ['of Yandex Market', { last: { ymclid: '7' } }, 'yandex'],
  ['of Facebook', { last: { fbclid: 'x' } }, 'facebook'],
  ['of Bing', { last: { msclkid: 'x' } }, 'bing'],
  ['of TikTok', { last: { ttclid: 'x' } }, 'tiktok'],
  ['of VK', { last: { rb_clickid: 'x' } }, 'vk'],
  ['another site led here', { last: { referrer: search, landing: page } }, 'yandex.ru'],
  ['the same without www', { last: { referrer: 'https://WWW.Google.com/' } }, 'google.com'],
  ['an app', { last: { referrer: 'android-app://com.google.android.gm/' } }, 'com.google.android.gm'],
  ['the last touch says nothing, the first does', { last: { landing: page }, first: { utm_source: 'tg' } }, 'tg'],
  ['the last touch wins', { last: { referrer: search }, first: { utm_source: 'tg' } }, 'yandex.ru'],
  ['the form, when touches say nothing', { last: { landing: page }, form: 'Форма' }, 'Форма'],
  ['touches, not the form', { last: { fbclid: 'x' }, form: 'Форма' }, 'facebook'],
  ['the site’s own page led here', { last: { referrer: 'https://shop.example/', landing: page } }, 'direct'],
  [
    'own by where it was sent from',
    { last: { referrer: page }, headers: { origin: 'https://shop.example' } },
    'direct',
  ],
  ['own by the page with the form', { last: { referrer: page }, headers: { referer: page } }, 'direct'],
  ['a page was opened, and nothing led to it', { last: { landing: page } }, 'direct'],
  ['a touch with nothing in it', { last: {}, first: { landing: '' } }, null],
  ['nothing is known', {}, null],
  ['nothing but the form', { form: 'Форма' }, 'Форма'],
]

describe('the source of a lead', () => {
  test.each(table)('%s', (_, { roistat = null, last = null, first = null, form = null, headers = {} }, source) => {
    const enquiry = { ...unknown, source: roistat, firstTouch: first, lastTouch: last }
    expect(sourceOf(enquiry, { headers }, form)).toBe(source)
  })

  const { channels, rules } = firstDictionary('en')
  test.each<[Touch, string | null]>([
    [{ gclid: 'x' }, 'Google Ads'],
    [{ yclid: 'x' }, 'Yandex Direct'],
    [{ rb_clickid: 'x' }, 'VK Ads'],
    [{ utm_source: 'yandex', utm_medium: 'cpc' }, 'Yandex Direct'],
    [{ referrer: search }, 'Organic search'],
    [{ referrer: 'https://t.me/shop' }, 'Telegram'],
    [{ landing: page }, 'Direct'],
  ])('%o goes to the channel %s of the first dictionary', (lastTouch, channel) => {
    const source = sourceOf({ ...unknown, lastTouch }, { headers: {} }, null)
    const id = channelOf(rules, { source, lastTouch })
    expect(channels.find((each) => each.id === id)?.name ?? null).toBe(channel)
  })
})
