import type { Channel, Dictionary, Match, Rule } from './channel.ts'
import type { Colour } from './status.ts'

/** The initial dictionary of a project. Channel names are in its language (`ru`, else English). */
export function firstDictionary(language: string): Dictionary {
  const channels = named.map(
    ({ ru, en, colour }, index): Channel => ({
      id: index + 1,
      name: language === 'ru' ? ru : en,
      colour,
      position: index,
    }),
  )
  const rules = ordered.map(([name, match]): Rule => ({ channel: 1 + named.findIndex(({ en }) => en === name), match }))
  return { channels, rules }
}

const named = [
  { ru: 'Яндекс Директ', en: 'Yandex Direct', colour: 'amber' },
  { ru: 'Google Реклама', en: 'Google Ads', colour: 'green' },
  { ru: 'VK Реклама', en: 'VK Ads', colour: 'blue' },
  { ru: 'Telegram Реклама', en: 'Telegram Ads', colour: 'violet' },
  { ru: 'Реклама в соцсетях', en: 'Paid social', colour: 'pink' },
  { ru: 'Поиск', en: 'Organic search', colour: 'green' },
  { ru: 'Карты и справочники', en: 'Maps and directories', colour: 'orange' },
  { ru: 'Авито и площадки', en: 'Classifieds', colour: 'orange' },
  { ru: 'ВКонтакте', en: 'VK', colour: 'blue' },
  { ru: 'Telegram', en: 'Telegram', colour: 'blue' },
  { ru: 'Мессенджеры', en: 'Messengers', colour: 'violet' },
  { ru: 'Соцсети', en: 'Social networks', colour: 'pink' },
  { ru: 'Почта и рассылки', en: 'E-mail', colour: 'red' },
  { ru: 'Звонки', en: 'Calls', colour: 'red' },
  { ru: 'Рекомендации', en: 'Referrals', colour: 'amber' },
  { ru: 'Прямые заходы', en: 'Direct', colour: 'grey' },
] as const satisfies { ru: string; en: string; colour: Colour }[]
type Name = (typeof named)[number]['en']

const paid = { prefix: ['cpc', 'cpm', 'ppc', 'paid', 'ads', 'banner', 'retargeting', 'social_cpc'] }

/** Paid channels come before unpaid ones. The most specific test, a click id, comes before a source or a referrer. */
const ordered: readonly (readonly [Name, Match])[] = [
  ['Yandex Direct', { click_id: ['yclid', 'ymclid'] }],
  ['Google Ads', { click_id: ['gclid'] }],
  ['VK Ads', { click_id: ['rb_clickid'] }],
  ['Yandex Direct', { utm_source: { prefix: ['yandex', 'ya_direct', 'direct.yandex', 'yadirect'] }, utm_medium: paid }],
  ['Google Ads', { utm_source: { prefix: ['google', 'adwords', 'youtube'] }, utm_medium: paid }],
  ['VK Ads', { utm_source: { prefix: ['vk', 'mytarget', 'my_target'] }, utm_medium: paid }],
  ['Telegram Ads', { utm_source: { prefix: ['telegram', 'tg', 't.me'] }, utm_medium: paid }],
  ['Paid social', { click_id: ['fbclid', 'ttclid'], utm_medium: paid }],
  ['Yandex Direct', { source: { contains: ['яндекс директ', 'яндекс.директ', 'яндекс-директ', 'яндекс_директ'] } }],
  [
    'Yandex Direct',
    { source: { contains: ['yandex direct', 'yandex.direct', 'yandex-direct', 'yandex_direct', 'yadirect'] } },
  ],
  ['Yandex Direct', { source: { prefix: ['директ', 'direct1', 'direct2', 'рся'] } }],
  ['Organic search', { source: { contains: ['organic', 'органик', 'seo', 'поиск'] } }],
  [
    'Google Ads',
    { source: { prefix: ['google1', 'google2', 'google ads', 'google_ads', 'google реклама', 'adwords'] } },
  ],
  ['VK Ads', { source: { contains: ['vk_ads', 'vk ads', 'vk реклама', 'mytarget', 'вк реклама'] } }],
  ['Telegram Ads', { source: { contains: ['telegram_ads', 'telegram ads', 'tg_ads', 'tg ads'] } }],
  [
    'Maps and directories',
    {
      source: {
        contains: ['2gis', '2гис', 'yandex_maps', 'яндекс карты', 'яндекс.карты', 'google maps', 'zoon', 'карты'],
      },
    },
  ],
  [
    'Classifieds',
    {
      source: {
        contains: [
          'avito',
          'авито',
          'youla',
          'юла',
          'profi',
          'профи',
          'yandex_uslugi',
          'яндекс услуги',
          'cian',
          'циан',
        ],
      },
    },
  ],
  ['Telegram', { source: { prefix: ['telegram', 'телеграм', 'tg', 't.me'] } }],
  ['VK', { source: { prefix: ['vk', 'вк', 'вконтакте'] } }],
  ['Messengers', { source: { contains: ['whatsapp', 'ватсап', 'вотсап', 'viber', 'вайбер', 'мессенджер'] } }],
  ['Messengers', { source: { exact: ['max', 'макс'] } }],
  [
    'Social networks',
    {
      source: {
        contains: [
          'instagram',
          'инстаграм',
          'facebook',
          'одноклассники',
          'ok.ru',
          'youtube',
          'tiktok',
          'дзен',
          'dzen',
          'соцсет',
        ],
      },
    },
  ],
  ['E-mail', { source: { prefix: ['email', 'e-mail', 'mail', 'почта', 'рассылка'] } }],
  ['Calls', { source: { contains: ['звонок', 'звонк', 'calltracking', 'коллтрекинг', 'телефон', 'phone'] } }],
  ['Calls', { source: { prefix: ['call', 'tel'] } }],
  ['Referrals', { source: { contains: ['recommend', 'рекоменд', 'referral', 'сарафан', 'знаком', 'друз'] } }],
  [
    'Direct',
    { source: { exact: ['direct', 'прямой заход', 'прямые заходы', 'прямой', 'сайт', 'site', '(direct)', 'none'] } },
  ],
  ['E-mail', { utm_medium: { exact: ['email', 'e-mail', 'mail', 'newsletter'] } }],
  ['Maps and directories', { referrer_host: ['2gis.ru', '2gis.com', 'maps.google.com', 'zoon.ru'] }],
  ['Classifieds', { referrer_host: ['avito.ru', 'youla.ru', 'profi.ru', 'uslugi.yandex.ru', 'cian.ru'] }],
  ['Telegram', { referrer_host: ['t.me', 'telegram.org', 'telegram.me'] }],
  ['Telegram', { utm_source: { prefix: ['telegram', 'tg', 't.me'] } }],
  ['VK', { referrer_host: ['vk.com', 'vk.ru', 'vkvideo.ru'] }],
  ['VK', { utm_source: { prefix: ['vk', 'вк'] } }],
  [
    'Social networks',
    {
      referrer_host: [
        'instagram.com',
        'facebook.com',
        'ok.ru',
        'youtube.com',
        'tiktok.com',
        'dzen.ru',
        'pinterest.com',
      ],
    },
  ],
  [
    'Organic search',
    {
      referrer_host: [
        'ya.ru',
        'yandex.ru',
        'yandex.com',
        'yandex.kz',
        'yandex.by',
        'google.com',
        'google.ru',
        'bing.com',
        'duckduckgo.com',
        'go.mail.ru',
        'rambler.ru',
      ],
    },
  ],
  ['Organic search', { utm_medium: { prefix: ['organic'] } }],
]
