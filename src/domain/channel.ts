import { fold, hostOf, lowerLatin } from './fold.ts'
import { refusal } from './refusal.ts'
import type { Colour } from './status.ts'
import type { ClickId, Touch } from './touch.ts'

/** A marketing channel of a project. `position` is its place in reports; ids count from 1 in each project. */
export type Channel = { id: number; name: string; colour: Colour; position: number }

/** Matches a text that equals, starts with, or contains one of the given ones. All are compared folded. */
export type TextTest = { exact?: string[]; prefix?: string[]; contains?: string[] }

/**
 * The conditions of a rule; all must hold. All but the source test the last touch. A host also matches its subdomains.
 * One of the click ids is enough.
 */
export type Match = {
  source?: TextTest
  utm_source?: TextTest
  utm_medium?: TextTest
  referrer_host?: string[]
  click_id?: ClickId[]
}
export type MatchField = keyof Match

/** Maps matching leads to a channel (an id). The first matching rule of the ordered list decides. */
export type Rule = { channel: number; match: Match }

/** The channels and rules of a project. They label a lead from its raw source and touches each time it is read. */
export type Dictionary = { channels: Channel[]; rules: Rule[] }

/** Limits of a dictionary. `texts` counts those of all rules. */
export const channelLimits = { channels: 200, rules: 500, texts: 2_000, textLength: 1_000, nameLength: 100 }

/** The fields of a lead that decide its channel. */
export type ChannelInput = { source: string | null; lastTouch: Touch | null }

/** The id of a lead's channel, or null when no rule matches. */
export function channelOf(rules: readonly Rule[], lead: ChannelInput): number | null {
  const known = foldedInput(lead)
  return rules.find((rule) => matches(rule, known))?.channel ?? null
}

/** Whether a single rule matches a lead. */
export function matchesRule(rule: Rule, lead: ChannelInput): boolean {
  return matches(rule, foldedInput(lead))
}

/** The texts of a lead are folded once for all rules. */
function foldedInput({ source, lastTouch }: ChannelInput) {
  const of = (text: string | null | undefined) => (text === null || text === undefined ? undefined : fold(text))
  return { lastTouch, source: of(source), utm_source: of(lastTouch?.utm_source), utm_medium: of(lastTouch?.utm_medium) }
}
type FoldedInput = ReturnType<typeof foldedInput>

function matches({ match }: Rule, lead: FoldedInput): boolean {
  const fields = Object.keys(match) as MatchField[]
  return fields.every((field) => (tests[field] as (lead: FoldedInput, wanted: unknown) => boolean)(lead, match[field]))
}

const tests = {
  source: ({ source }, wanted) => holds(source, wanted),
  utm_source: ({ utm_source }, wanted) => holds(utm_source, wanted),
  utm_medium: ({ utm_medium }, wanted) => holds(utm_medium, wanted),
  referrer_host: ({ lastTouch }, hosts) => {
    const host = `.${hostOf(lastTouch?.referrer ?? '')}/`
    return hosts.some((each) => host.includes(`.${lowerLatin(each)}/`))
  },
  click_id: ({ lastTouch }, names) => names.some((name) => Boolean(lastTouch?.[name])),
} satisfies { [F in MatchField]-?: (lead: FoldedInput, wanted: NonNullable<Match[F]>) => boolean }

function holds(text: string | undefined, test: TextTest): boolean {
  if (text === undefined) return false
  const { exact, prefix, contains } = folded(test)
  return exact.has(text) || prefix.some((each) => text.startsWith(each)) || contains.some((each) => text.includes(each))
}

type FoldedTest = { exact: ReadonlySet<string>; prefix: string[]; contains: string[] }
const foldedTests = new WeakMap<TextTest, FoldedTest>()

/** Caches the folded texts of a rule: a report compares up to 2,000 of them with thousands of sources. */
function folded(test: TextTest): FoldedTest {
  const known = foldedTests.get(test)
  if (known) return known
  const { exact = [], prefix = [], contains = [] } = test
  const made = { exact: new Set(exact.map(fold)), prefix: prefix.map(fold), contains: contains.map(fold) }
  foldedTests.set(test, made)
  return made
}

/** Refuses too many rules, a rule without conditions or with a test of nothing, and an unknown channel. */
export function checkRules(rules: readonly Rule[], channels: readonly Channel[]): void {
  if (rules.length > channelLimits.rules) throw refusal('too-many-rules', { limit: channelLimits.rules }, 'rules')
  const texts = rules.reduce((sum, { match }) => sum + textsOf(Object.values(match)), 0)
  if (texts > channelLimits.texts) throw refusal('too-many-rule-texts', { limit: channelLimits.texts }, 'rules')
  rules.forEach(({ channel, match }, index) => {
    if (!channels.some(({ id }) => id === channel))
      throw refusal('no-such-channel', { id: String(channel) }, `rules[${index}].channel`)
    const tests = Object.entries(match)
    if (tests.length === 0) throw refusal('empty-match', {}, `rules[${index}].match`)
    for (const [field, test] of tests)
      if (textsOf([test]) === 0) throw refusal('empty-match', {}, `rules[${index}].match.${field}`)
  })
}

function textsOf(tests: readonly (TextTest | readonly string[])[]): number {
  return tests.reduce((sum, test) => sum + Object.values(test).flat().length, 0)
}
