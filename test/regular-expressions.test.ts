import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { regularExpressions } from './regular-expressions.ts'

// in this thread: otherwise it looks for Java, and hangs if the Java on this machine lacks its program
process.env.RECHECK_SYNC_BACKEND = 'pure'

// Only proofs by an automaton count, not a search for attacks that found none. The automaton does not support look-around, so write such a check as
// code.
const proof = { checker: 'automaton', maxRepeatCount: 300, maxSimpleRepeatCount: 300, maxNFASize: 100_000 } as const

test('every regular expression takes time linear in the length of the text', () => {
  const found = regularExpressions()
  expect(found.length).toBeGreaterThan(150)
  const proven = new Map<string, string>()
  const faults = found.flatMap(({ at, source, flags }) => {
    if (source === undefined) return [`${at}: made while it runs`]
    const key = `/${source}/${flags}`
    const status = proven.get(key) ?? judged(source, flags)
    proven.set(key, status)
    return status === 'safe' ? [] : [`${at}: ${key} is ${status}`]
  })
  expect(faults).toEqual([])
}, 300_000)

test('a slower one is found', () => {
  const samples = ['^\\S+@\\S+\\.\\S+$', '_?\\d+$', '"(?:[^"\\\\]|\\\\.)*"', '^(a|aa)+$', '\\s+(?=\\d)']
  expect(samples.map((source) => judged(source, ''))).toEqual([
    '3rd degree polynomial',
    '2nd degree polynomial',
    '2nd degree polynomial',
    'exponential',
    'look-ahead assertion',
  ])
}, 60_000)

function judged(source: string, flags: string): string {
  const result = checkSync(source, flags, { ...proof, timeout: 60_000 })
  if (result.status === 'safe') return 'safe'
  if (result.status === 'vulnerable') return result.complexity.summary
  return 'message' in result.error ? result.error.message : result.error.kind
}
