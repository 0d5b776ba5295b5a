import fc from 'fast-check'

/** One phone and one address, in every spelling that a mask must recognise. */
const digits = '9219876543'
const address = { local: 'verasecretova', host: 'hidden-host', top: 'example' }

const scripts = ['0', '٠', '۰', '०', '０', '𝟎', '𝟬', '🯰'].map((zero) => zero.codePointAt(0) as number)
const separators = [
  ...[
    '',
    ' ',
    '-',
    '.',
    ' . ',
    '(',
    ') ',
    '/',
    '_',
    ',',
    ', ',
    '•',
    '*',
    ':',
    ';',
    '|',
    '+',
    '~',
    '#',
    '=',
    '\n',
    '\t',
  ],
  ...[
    '\u2212',
    '\u2010',
    '\u2013',
    '\u00AD',
    '\u200B',
    '\u200D',
    '\u2060',
    '\uFEFF',
    '\u00A0',
    '\u3000',
    '\u3164',
    '&nbsp;',
  ],
]
const ats = ['@', '＠', '﹫', ' @ ', '%40', '%2540', '&#64;', '&#x40;', '&commat;', '\\u0040', ' (at) ', '[at]']
const unseen = ['', '\u00AD', '\u200B', '\u2060']

const digit = (value: string) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(value) },
    ...scripts.map((zero) => fc.constant(String.fromCodePoint(zero + Number(value)))),
    fc.constant(String.fromCodePoint(value === '0' ? 0x24ea : 0x245f + Number(value))), // in a circle
    fc.constant(`&#${value.charCodeAt(0)};`),
  )

const phone = fc
  .tuple(
    fc.constantFrom('', '+7 ', '8', '8('),
    ...[...digits].flatMap((each) => [digit(each), fc.constantFrom(...separators)]),
  )
  .map((parts) => parts.join(''))

const email = fc
  .record({ at: fc.constantFrom(...ats), inside: fc.constantFrom(...unseen), isQuoted: fc.boolean() })
  .map(({ at, inside, isQuoted }) => {
    const local = `vera${inside}secretova`
    return `${isQuoted ? `"${local} ova"` : local}${at}hidden${inside}-host.example`
  })

/** A phone or an address in some spelling, and text around it. */
export const spelled = fc
  .record({
    before: fc.constantFrom('', 'Звонить ', 'тел:', 'в 2 окна ', '12 ', '('),
    contact: fc.oneof(phone, email),
    after: fc.constantFrom('', ' вечером', '!', ', 34', ') да', ' 5'),
  })
  .map(({ before, contact, after }) => before + contact + after)

/** The part of the contact that an answer reveals, by a search independent of the mask's; undefined for nothing. */
export function foundIn(answer: string): string | undefined {
  const plain = unescaped(unescaped(answer))
    .normalize('NFKC')
    .replace(/[\p{DI}\p{Cf}\p{M}]/gu, '')
  const numbers = plain.replace(/\p{Nd}/gu, asAscii).replace(/[^\p{L}0-9]/gu, '')
  for (let at = 0; at + 6 <= digits.length; at++)
    if (numbers.includes(digits.slice(at, at + 6))) return digits.slice(at, at + 6)
  return [address.local, address.host].find((each) => plain.toLowerCase().includes(each))
}

function asAscii(each: string): string {
  const zeros = [...scripts].filter((zero) => zero <= (each.codePointAt(0) as number))
  const zero = Math.max(...zeros)
  return String((each.codePointAt(0) as number) - zero)
}

function unescaped(text: string): string {
  return text
    .replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&commat;/gi, '@')
    .replace(/&nbsp;/gi, ' ')
    .replace(/\\\\?u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}
