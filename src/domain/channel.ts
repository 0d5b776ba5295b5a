import { fold, hostOf, lowerLatin } from './fold.ts'
import { refusal } from './refusal.ts'
import type { Hue } from './status.ts'
import type { ClickId, Touch } from './touch.ts'

/** A marketing channel of a project. `position` is its place in reports; ids count from 1 in each project. */
export type Channel = { id: number; name: string; colour: Hue; position: number }

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
  return rules.find((rule) => matchesRule(rule, lead))?.channel ?? null
}

/** Whether a single rule matches a lead. */
export function matchesRule({ match }: Rule, lead: ChannelInput): boolean {
  const fields = Object.keys(match) as MatchField[]
  return fields.every((field) => (tests[field] as (lead: ChannelInput, wanted: unknown) => boolean)(lead, match[field]))
}

const tests = {
  source: ({ source }, wanted) => source !== null && holds(fold(source), wanted),
  utm_source: ofTouch('utm_source'),
  utm_medium: ofTouch('utm_medium'),
  referrer_host: ({ lastTouch }, hosts) => {
    const host = `.${hostOf(lastTouch?.referrer ?? '')}/`
    return hosts.some((each) => host.includes(`.${lowerLatin(each)}/`))
  },
  click_id: ({ lastTouch }, names) => names.some((name) => Boolean(lastTouch?.[name])),
} satisfies { [F in MatchField]-?: (lead: ChannelInput, wanted: NonNullable<Match[F]>) => boolean }

function ofTouch(field: 'utm_source' | 'utm_medium') {
  return ({ lastTouch }: ChannelInput, wanted: TextTest): boolean => {
    const text = lastTouch?.[field]
    return text !== undefined && holds(fold(text), wanted)
  }
}

function holds(text: string, { exact = [], prefix = [], contains = [] }: TextTest): boolean {
  return (
    exact.some((each) => text === fold(each)) ||
    prefix.some((each) => text.startsWith(fold(each))) ||
    contains.some((each) => text.includes(fold(each)))
  )
}

/** Refuses too many rules, a rule without conditions, and an unknown channel. */
export function checkRules(rules: readonly Rule[], channels: readonly Channel[]): void {
  if (rules.length > channelLimits.rules) throw refusal('too-many-rules', { limit: channelLimits.rules }, 'rules')
  const texts = rules.reduce((sum, { match }) => sum + textsOf(match), 0)
  if (texts > channelLimits.texts) throw refusal('too-many-rule-texts', { limit: channelLimits.texts }, 'rules')
  rules.forEach(({ channel, match }, index) => {
    if (!channels.some(({ id }) => id === channel))
      throw refusal('no-such-channel', { id: String(channel) }, `rules[${index}].channel`)
    if (textsOf(match) === 0) throw refusal('empty-match', {}, `rules[${index}].match`)
  })
}

function textsOf(match: Match): number {
  return Object.values(match).reduce((sum, test) => sum + Object.values(test).flat().length, 0)
}
