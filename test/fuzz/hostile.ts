import type { Random } from './random.ts'

/** Texts that have broken programs: control characters, halves of characters, other digits, what looks like code. */
const texts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ufeff',
    '\ud800',
    'x\udc00y',
    '\u202eabc',
    '\u00ad',
    '\u200b',
    '\uffff',
    '😀',
    'ﷺ',
    'İ',
    'ß',
  ],
  ...[
    '８９９９１２３４５６７',
    '٠١٢٣٤٥٦٧٨٩',
    '8\u2212999\u2212123',
    '+7 (999) 123-45-67',
    'ivan＠example.com',
    '"a b"@example.com',
  ],
  ...[
    'null',
    'true',
    'NaN',
    '-0',
    '1e308',
    '1e400',
    '-1',
    '0x10',
    '9'.repeat(30),
    '0.1e-400',
    '00',
    '1e9',
    '12345',
    '2147483648',
  ],
  ...[
    '0000-00-00',
    '10000-01-01',
    '-000001-01-01T00:00:00Z',
    '2024-02-30',
    '9999-12-31T23:59:59Z',
    '2024-01-01..2024-12-31',
  ],
  ...[
    "' or 1=1 --",
    '%',
    '_',
    '\\',
    '"',
    'a"b*',
    'NEAR(a b)',
    '{{7*7}}',
    '#{7*7}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'length',
    '[]',
    '{}',
    '[',
    '{"and":[',
    'a[b][c]',
    'a[]',
    '*',
  ],
  ...[
    'javascript:alert(1)',
    'https://example.com/\r\nX: y',
    'mailto:a@b',
    '//example.com',
    'https://пример.рф/спасибо',
    'a,b,,c',
    '-price',
    'all',
  ],
]

/** The worst cases for patterns of texts, phones, addresses, names and dates: a repeated piece, and an end that does not match. */
const worst = [
  '@.',
  'a@',
  '1',
  '_1',
  ' ',
  '\t',
  '\\"',
  '(',
  '+7',
  '.',
  '-',
  'a.',
  '"',
  '[a]',
  '%D0',
  '&',
  '=',
  ';',
  ',',
  '٣',
  'é\u0301',
  '\n',
  '1-',
  '/',
  ':',
]

const lengths = [20, 100, 255, 256, 1_000, 1_001, 5_000]
const longLengths = [16_384, 65_536, 70_000, 300_000]

/** A text that nobody would type. Long ones are rare, and very long ones rarer still. */
export function hostileText(random: Random): string {
  if (random.percent(70)) return random.pick(texts)
  const length = random.percent(random.percent(10) ? 100 : 0.5)
    ? random.pick(random.percent(20) ? longLengths : lengths)
    : 60
  const piece = random.pick(worst)
  return piece.repeat(Math.ceil(length / piece.length)) + random.pick(['', 'x', '@', '!', '\0'])
}

/** A value of JSON that fits no schema. */
export function hostileValue(random: Random): unknown {
  const kind = random.below(12)
  if (kind < 6) return hostileText(random)
  if (kind === 6) return random.pick([null, true, false, 0, -1, 1e308, -1e-308, 2 ** 53, 0.1 + 0.2])
  if (kind === 7) return random.some(5, () => hostileText(random))
  if (kind === 8) return Object.fromEntries(random.some(4, () => [hostileText(random), hostileText(random)]))
  if (kind === 9) return nested(random, random.pick([2, 10, 40, 100]))
  return random.pick([[], {}, [[]], [null], { and: [] }, { field: 'title', operator: 'like', value: 'а' }])
}

/** Up to sixty unknown fields, some of them other spellings of known ones. */
export function unknownFields(random: Random, known: readonly string[]): Record<string, unknown> {
  const name = () =>
    random.percent(30) && known.length > 0 ? random.pick(known).toUpperCase() : `z${random.below(100)}`
  return Object.fromEntries(random.some(60, () => [name(), random.percent(80) ? 1 : hostileValue(random)]))
}

/** JSON text that no serializer writes: a duplicate field, a number out of range, unlimited depth, invalid UTF-8. */
export function brokenJson(random: Random, json: string): Buffer {
  const at = random.below(json.length + 1)
  const depth = random.pick([50, 1_000, 20_000])
  const variants = [
    () => json.replace('{', '{"title":1,"id":"1","title":2,'),
    () => json.replace(/\d+/, random.pick(['1e400', '-', '00', '1E+999999', '0.'.padEnd(400, '1')])),
    () => `${json.slice(0, at)}${random.pick(['[', '{"a":', '{"and":[']).repeat(depth)}${json.slice(at)}`,
    () => json.slice(0, at),
    () => `\ufeff${json}`,
    () => `${json}${random.pick([json, ']', '\0', ' '.repeat(5_000)])}`,
    () => json.replaceAll('"', "'"),
  ]
  const bytes = Buffer.from(random.pick(variants)())
  if (random.percent(20) && bytes.length > 0) bytes[random.below(bytes.length)] = random.pick([0xff, 0x00, 0xc0, 0xed])
  return bytes
}

function nested(random: Random, depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = random.percent(50) ? [value] : { and: [value] }
  return value
}
