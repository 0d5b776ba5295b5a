import fc from 'fast-check'

/** A phone as somebody types it, and its normalised number, if any. */
export type Phone = { typed: string; number: string | null }

const russian = ['9991234567', '9991234568', '4951234567', '8001234567', '7011234567']
const ways: ((n: string, parts: string[]) => string)[] = [
  (n) => n,
  (n) => `8${n}`,
  (n) => `7${n}`,
  (n) => `+7${n}`,
  (_, [a, b, c, d]) => `+7 (${a}) ${b}-${c}-${d}`,
  (_, [a, b, c, d]) => `8 (${a}) ${b}-${c}-${d}`,
  (_, [a, b, c, d]) => `8-${a}-${b}-${c}-${d}`,
  (_, [a, b, c, d]) => `  +7.${a}.${b}.${c}.${d} `,
  (_, [a, b, c, d]) => `7\u00a0${a}\u00a0${b}\u2011${c}\u2011${d}`,
  (_, [a, b, c, d]) => `(${a}) ${b} ${c} ${d}`,
  (n) => `+7${n} доб. 12`,
  (n) => `8${n} ext. 5`,
]
const foreign: Phone[] = [
  { typed: '+49 30 901820', number: '+4930901820' },
  { typed: '+49 (30) 90-18-20', number: '+4930901820' },
  { typed: '+1 212 555 0123', number: '+12125550123' },
  { typed: '+1 (212) 555-0123 ext 7', number: '+12125550123' },
]
const none = ['звонить после 18', 'Звонить После 18', 'нет', '12', '8 999', '+7999123456789012', 'Ёж 8 999 123-45-67']

const number = fc.tuple(fc.constantFrom(...russian), fc.constantFrom(...ways)).map(([n, way]) => ({
  typed: way(n, [n.slice(0, 3), n.slice(3, 6), n.slice(6, 8), n.slice(8)]),
  number: `+7${n}`,
}))

export const phone: fc.Arbitrary<Phone> = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 2, arbitrary: fc.constantFrom(...foreign) },
  { weight: 2, arbitrary: fc.constantFrom(...none).map((typed) => ({ typed, number: null })) },
)

/** A text that somebody may search for in phones. */
export const phonePart = fc.oneof(
  phone.chain(({ typed }) => part([...typed])),
  phone.chain(({ number, typed }) => part([...(number ?? typed)])),
  fc.constantFrom('', '999', '(999)', '8 (999', '7 999 123', '4567', 'нет', 'ПОСЛЕ', 'ёж', '+', ')', 'доб', '18'),
)

function part(characters: string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(characters.length), fc.nat(characters.length))
    .map(([one, other]) => characters.slice(Math.min(one, other), Math.max(one, other)).join(''))
}
