import type { KeptRules } from '../api/channels.ts'
import type { ChannelRule } from '../api/types.ts'

/** The tests of a rule that people see as lines: for a text its comparison, for a host or a click only the values. */
export const tests = ['exact', 'prefix', 'contains'] as const
export type Test = (typeof tests)[number]
export const textFields = ['source', 'utm_source', 'utm_medium'] as const
export const lineFields = [...textFields, 'referrer_host', 'click_id'] as const
export type LineField = (typeof lineFields)[number]
export type Line = { field: LineField; test: Test; texts: string[] }

/** A rule while it is edited. Lines of one field are alternatives, those of different fields must all hold. */
export type RuleLines = { channel: string; lines: Line[] }

/** Edited rules, with the rules on which the edit is based. */
export type RulesDraft = { rules: RuleLines[]; base: KeptRules }

export const clickIds = ['gclid', 'yclid', 'ymclid', 'fbclid', 'msclkid', 'ttclid', 'rb_clickid'] as const

export function isTextField(field: LineField): field is (typeof textFields)[number] {
  return (textFields as readonly string[]).includes(field)
}

export function toLines({ channel, match }: ChannelRule): RuleLines {
  const lines = lineFields.flatMap((field): Line[] => {
    const given = match[field]
    if (!given) return []
    if (Array.isArray(given)) return [{ field, test: 'exact', texts: given }]
    return tests.flatMap((test) => (given[test] ? [{ field, test, texts: given[test] }] : []))
  })
  return { channel, lines }
}

/** The rule for some lines; undefined while it tests nothing. Lines without a text are ignored. */
export function toRule({ channel, lines }: RuleLines): ChannelRule | undefined {
  const match: ChannelRule['match'] = {}
  for (const { field, test, texts } of lines) {
    if (texts.length === 0) continue
    if (isTextField(field)) {
      const tests = match[field] ?? {}
      tests[test] = [...(tests[test] ?? []), ...texts]
      match[field] = tests
    } else if (field === 'referrer_host') match.referrer_host = [...(match.referrer_host ?? []), ...texts]
    else match.click_id = [...(match.click_id ?? []), ...(texts as (typeof clickIds)[number][])]
  }
  return Object.keys(match).length === 0 ? undefined : { channel, match }
}

/** Adds a source to the rules of a channel: to the last of its rules that test only exact sources, else in a new last rule. */
export function withSource(rules: readonly ChannelRule[], channel: string, source: string): ChannelRule[] {
  const isOfSources = ({ channel: of, match }: ChannelRule) =>
    of === channel && Object.keys(match).join() === 'source' && Object.keys(match.source ?? {}).join() === 'exact'
  const place = rules.findLastIndex((rule) => isOfSources(rule) && (rule.match.source?.exact?.length ?? 0) < 100)
  const known = rules[place]?.match.source?.exact
  if (!known) return [...rules, { channel, match: { source: { exact: [source] } } }]
  return rules.with(place, { channel, match: { source: { exact: [...known, source] } } })
}
