import { fold, hostOf, lowerLatin } from './fold.ts'
import { refusal } from './refusal.ts'
import type { Hue } from './status.ts'
import type { ClickId, Touch } from './touch.ts'

/** What a project calls a way by which enquiries come. `position` is its place in reports; ids count from 1 in each project. */
export type Channel = { id: number; name: string; colour: Hue; position: number }

/** A text equals one of these, or begins with one of those, or holds one of the last; all are compared folded. */
export type TextTest = { exact?: string[]; prefix?: string[]; contains?: string[] }

/**
 * What a lead must be like; each test that is there must hold. All but the source is of the last touch. A host stands for those below
 * it too. Of click ids any one must be there.
 */
export type Match = {
  source?: TextTest
  utm_source?: TextTest
  utm_medium?: TextTest
  referrer_host?: string[]
  click_id?: ClickId[]
}
export type MatchField = keyof Match

/** `channel` is an id. Of an ordered list of rules the first one that matches decides. */
export type Rule = { channel: number; match: Match }

/** The dictionary of a project: what makes a channel of the raw source and touches, whenever a lead is read. */
export type Dictionary = { channels: Channel[]; rules: Rule[] }

/** How large a dictionary may be. `texts` are those of all rules. */
export const channelLimits = { channels: 200, rules: 500, texts: 2_000, textLength: 1_000, nameLength: 100 }

/** What of a lead its channel is made of. */
export type Labelled = { source: string | null; lastTouch: Touch | null }

/** The channel of a lead by its id, or null when no rule matches. */
export function channelOf(rules: readonly Rule[], lead: Labelled): number | null {
  return rules.find((rule) => matchesRule(rule, lead))?.channel ?? null
}

/** Whether a rule by itself matches a lead. */
export function matchesRule({ match }: Rule, lead: Labelled): boolean {
  const fields = Object.keys(match) as MatchField[]
  return fields.every((field) => (tests[field] as (lead: Labelled, wanted: unknown) => boolean)(lead, match[field]))
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
} satisfies { [F in MatchField]-?: (lead: Labelled, wanted: NonNullable<Match[F]>) => boolean }

function ofTouch(field: 'utm_source' | 'utm_medium') {
  return ({ lastTouch }: Labelled, wanted: TextTest): boolean => {
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

/** Refuses rules that are too many, that test nothing, or that lead to a channel which is not there. */
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
