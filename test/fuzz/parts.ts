import { brokenJson, hostileText } from './hostile.ts'
import type { Random } from './random.ts'

/** A value in the place of a number or a name in a path. */
export function placed(random: Random): string {
  if (random.percent(80)) return String(1 + random.below(random.percent(80) ? 12 : 400))
  return random.percent(30)
    ? random.pick(escapes)
    : escaped(hostileText(random).slice(0, random.percent(98) ? 200 : 5_000))
}

const escapes = [
  '%00',
  '%ff',
  '%zz',
  '%',
  '%c0%af',
  '%ed%a0%80',
  '..%2f..',
  '%2e%2e',
  '1%00',
  '%0d%0a',
  ';',
  '1.0',
  '01',
  '-1',
  '1e3',
  '%F0%9F%98%80',
]

export function queryText(random: Random, pairs: [string, string][]): string {
  const text = pairs
    .map(([name, value]) => `${escaped(name)}=${random.percent(97) ? escaped(value) : random.pick(escapes)}`)
    .join('&')
  return text === '' ? '' : `?${text}`
}

function escaped(text: string): string {
  return encodeURIComponent(text.slice(0, 12_000).toWellFormed())
}

/** A value as JSON, some of which is broken. */
export function jsonOf(random: Random, value: unknown): Buffer {
  const json = JSON.stringify(value) ?? ''
  return random.percent(5) ? brokenJson(random, json) : Buffer.from(json)
}
