import { field, file, multipart, multipartType } from '../bodies.ts'
import type { Asked } from './bytes.ts'
import type { FuzzDesk } from './desk.ts'
import { hostileText, hostileValue, unknownFields } from './hostile.ts'
import { jsonOf, placed, queryText } from './parts.ts'
import type { Random } from './random.ts'

/** Submissions of sites in every format. */
export function captured({ form, credentials, project }: FuzzDesk, random: Random): Asked {
  const key = random.percent(85)
    ? (credentials.find(({ name }) => name === 'key capture')?.key ?? '')
    : hostileText(random)
  const doors = [
    '/in/generic',
    '/in/tilda',
    '/in/vk',
    `/in/${placed(random)}`,
    '/in/megafon',
    '/in/mango/events/summary',
    '/in/jivo/ы',
    '/api/proxy/1.0/leads/add',
    '/integration/webhook',
    '/proxy/lead/add',
    '/s',
    '/s/visit',
    form,
    `/f/${placed(random)}`,
  ]
  const path = random.pick(doors)
  const pairs = [
    ...random.some(
      8,
      () =>
        [random.pick(fieldNames), random.percent(60) ? random.pick(fieldValues) : hostileText(random)] as [
          string,
          string,
        ],
    ),
  ]
  if (random.percent(2))
    pairs.push(...Array.from({ length: random.pick([60, 600]) }, (_, index): [string, string] => [`f${index}`, 'x']))
  const inQuery = random.percent(70)
  if (!inQuery) pairs.push(['key', key])
  const query = [...(inQuery ? [['key', key]] : []), ...(random.percent(20) ? pairs : [])] as [string, string][]
  if (random.percent(3)) query.push(['project', project])
  const [type, body] = encoded(random, pairs)
  const method = path.includes('proxy') && random.percent(30) ? 'GET' : 'POST'
  const headers = {
    'Content-Type': random.percent(90) ? type : random.pick(types),
    'X-Forwarded-For': `10.${random.below(4)}.${random.below(250)}.${random.below(250)}`,
  }
  return {
    door: 'capture',
    method,
    target: `${path}${queryText(random, query)}`,
    headers,
    body: method === 'POST' ? body : undefined,
  }
}

function encoded(random: Random, pairs: [string, string][]): [type: string, body: Buffer] {
  const kind = random.below(10)
  if (kind < 4) return ['application/x-www-form-urlencoded', Buffer.from(queryText(random, pairs).slice(1), 'latin1')]
  if (kind < 7)
    return ['application/json', jsonOf(random, random.percent(90) ? Object.fromEntries(pairs) : hostileValue(random))]
  if (kind === 7) return [random.pick(types), Buffer.from(pairs.map((pair) => pair.join('=')).join('\n'))]
  const parts = pairs.map(([name, value]): [string, string] => [
    pairs.length > 20 || random.percent(80) ? field(name) : file(name, value.slice(0, 50), 'image/png'),
    value,
  ])
  const body = Buffer.from(multipart(parts, random.percent(90) ? undefined : ''))
  return [multipartType, random.percent(90) ? body : body.subarray(0, random.below(body.length + 1))]
}

const fieldNames = [
  'name',
  'phone',
  'email',
  'comment',
  'title',
  'fields[charset]',
  'a[b][c]',
  '_charset_',
  '_once',
  '_form',
  '_proof',
  'utm_source',
  'roistat',
  'is_need_check_order_in_processing',
  'Имя',
  'Телефон',
  '__proto__',
  'x[]',
  'contact',
  'price',
  'form_name',
  '',
]
const fieldValues = [
  'Иван',
  '8 999 123-45-67',
  'anna@example.com',
  'Перезвоните',
  '1',
  '',
  'https://example.com/?utm_source=ya',
  '12 500,50',
]
const types = [
  '',
  ';',
  '*',
  'text/plain',
  'text/xml',
  'application/json; charset=utf-16le',
  'application/x-www-form-urlencoded; charset=windows-1251',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/octet-stream',
  'application/json;charset="x',
]

/** Pages, files, documents, health checks, and unknown paths. */
export function ofPages({ form }: FuzzDesk, random: Random): Asked {
  const known = [
    '/',
    '/leads',
    '/s.js',
    '/f/proof.js',
    '/dist/module.js',
    `/api/site/1.0/${placed(random)}/init`,
    '/docs',
    '/docs/static/index.html',
    '/api/v1/openapi.json',
    '/problems',
    `/problems/${placed(random)}`,
    form,
    `${form}/thanks`,
    '/s/challenge',
    '/healthz',
    '/readyz',
    '/first-run',
    '/favicon.ico',
    '/assets/x.js',
  ]
  const path = random.percent(70) ? random.pick(known) : `/${random.some(4, () => placed(random)).join('/')}`
  const query = random.some(2, () => [hostileText(random), hostileText(random)] as [string, string])
  return {
    door: 'pages',
    method: random.percent(90) ? 'GET' : 'HEAD',
    target: `${path}${queryText(random, query)}`,
    headers: {},
  }
}

/** The calls of signing in and out. */
export function signingIn({ address, password }: FuzzDesk, random: Random): Asked {
  const paths = [
    'sign-in/email',
    'sign-out',
    'two-factor/verify-totp',
    'two-factor/verify-backup-code',
    'two-factor/enable',
    'change-password',
    'request-password-reset',
    'reset-password',
    'change-email',
    'confirm-email',
  ]
  const email = random.percent(50) ? random.pick(['owner1@example.com', 'nobody@example.com']) : hostileText(random)
  const fields = {
    email,
    password,
    code: '000000',
    token: 'x',
    current_password: hostileText(random),
    new_password: 'another horse battery',
  }
  const known = Object.entries(fields).map(([name, value]) => [name, random.percent(70) ? value : hostileValue(random)])
  const body = jsonOf(random, {
    ...Object.fromEntries(known),
    ...(random.percent(20) && unknownFields(random, Object.keys(fields))),
  })
  const headers = {
    Origin: random.percent(90) ? address : 'https://example.com',
    'Content-Type': 'application/json',
    'X-Forwarded-For': `10.8.${random.below(250)}.${random.below(250)}`,
  }
  return {
    door: 'sign-in',
    method: 'POST',
    target: `/api/auth/${random.percent(95) ? random.pick(paths) : placed(random)}`,
    headers,
    body,
  }
}
