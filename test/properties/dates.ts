import fc from 'fast-check'

/** A date as it is written, and the second that it means. */
export type Spelled = { sent: string; seconds: number }

export const earliest = Date.parse('0001-01-01T00:00:00Z') / 1000
export const latest = Date.parse('9999-12-31T23:59:59Z') / 1000

const minutesOf = { '+03:00': 180, '-05:30': -330, '+1400': 840, '-0930': -570, '+00:00': 0, '+0000': 0, Z: 0 }
const zone = fc.constantFrom(...(Object.keys(minutesOf) as (keyof typeof minutesOf)[]))
const fraction = fc.constantFrom('', '.0', '.5', '.999', '.999999', '.000000001')

/** The same second in every notation of the wire API that can express it. */
export function spelled(seconds: fc.Arbitrary<number>): fc.Arbitrary<Spelled> {
  return seconds.chain((second) =>
    fc.oneof(
      fc.tuple(zone, fraction).map(([each, part]) => ({ sent: inZone(second, each, part), seconds: second })),
      fraction.map((part) => ({ sent: local(second).replace('T', ' ') + part, seconds: second })),
      fraction.map((part) => ({ sent: local(second) + part, seconds: second })),
      fc.constant({ sent: rolled(second), seconds: second }),
    ),
  )
}

/** A date without a time: the first second of its day. */
export function spelledDay(seconds: fc.Arbitrary<number>): fc.Arbitrary<Spelled> {
  return seconds.map((second) => {
    const seconds = second - (((second % 86_400) + 86_400) % 86_400)
    return { sent: rolled(seconds).slice(0, 10), seconds }
  })
}

function local(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19)
}

/** A time in a zone, or in UTC when the year in that zone would not have four digits. */
function inZone(seconds: number, zone: keyof typeof minutesOf, part: string): string {
  const there = seconds + minutesOf[zone] * 60
  if (there < earliest || there > latest) return `${local(seconds)}${part}Z`
  return `${local(there)}${part}${zone}`
}

/** Writes the first days of March as days that February does not have, and so on; other days are unchanged. */
function rolled(seconds: number): string {
  const date = new Date(seconds * 1000)
  const before = new Date(seconds * 1000)
  before.setUTCDate(0)
  const day = before.getUTCDate() + date.getUTCDate()
  if (day > 31 || seconds < earliest + 31 * 86_400) return `${local(seconds)}Z`
  return `${local(before.getTime() / 1000).slice(0, 8)}${day}${local(seconds).slice(10)}Z`
}
