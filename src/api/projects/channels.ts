import Type from 'typebox'
import { addChannel, changeChannel, putRules, removeChannel } from '../../actions/channels.ts'
import { channelLimits, checkRules, matchesRule, type Rule } from '../../domain/channel.ts'
import { firstDictionary } from '../../domain/first-channels.ts'
import { checkCounted } from '../../domain/mask-filter.ts'
import { colours } from '../../domain/status.ts'
import { touchFields, touchLimit } from '../../domain/touch.ts'
import { channelJson, readRule, ruleJson, writeChannel, writeRule } from '../../json/channel.ts'
import { orNull } from '../../json/schemas.ts'
import { etagOf, matchesETag } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'

const channels = resource('/projects/:project/channels', { tag: 'Channels', noSuch: 'no-such-channel' })
const shown = (rules: Rule[]) => ({ rules: rules.map(writeRule) })
const first = firstDictionary('ru')
const name = Type.String({ minLength: 1, maxLength: channelLimits.nameLength })
const colour = Type.Enum([...colours], { description: 'One of eight colours' })
const rules = Type.Array(ruleJson, {
  maxItems: channelLimits.rules,
  description: 'The first rule that matches decides',
})
const example = { id: '17', name: 'Выставка', colour: 'grey', position: 16 }
const rule = { channel: '1', match: { source: { prefix: ['яндекс'] } } }

export const listChannels = channels.get('listChannels', '', {
  access: 'read, contractors',
  summary: 'List channels',
  description: 'The channels of a project in their order. A lead that no rule matches has the channel null.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(channelJson) }) },
  example: { answer: { items: first.channels.map(writeChannel) } },
  handle: async ({ store, project }) => ({
    items: (await store.channels.dictionary(project.id)).channels.map(writeChannel),
  }),
})

export const createChannel = channels.post('createChannel', '', {
  access: 'admin',
  summary: 'Add a channel',
  description: 'Adds a channel in the last place. Rules assign leads to it.',
  body: Type.Object({ name, colour: Type.Optional(colour) }),
  answers: { 201: channelJson },
  refuses: ['channel-exists', 'too-many-channels'],
  example: { body: { name: 'Выставка' }, answer: example },
  handle: async ({ storeResponse, by, project, body, now }) =>
    storeResponse((store) => addChannel(store, by, project, body, now), writeChannel),
})

export const updateChannel = channels.patch('updateChannel', '/:id', {
  access: 'admin',
  summary: 'Change a channel',
  description: 'Changes the given fields; `position` counts from 0, and other channels move.',
  body: Type.Object({
    name: Type.Optional(name),
    colour: Type.Optional(colour),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  }),
  answers: { 200: channelJson },
  refuses: ['channel-exists'],
  example: {
    params: { id: '1' },
    body: { name: 'Директ', colour: 'red' },
    answer: { id: '1', name: 'Директ', colour: 'red', position: 0 },
  },
  handle: async ({ store, by, project, readId, body, now }) =>
    writeChannel(await changeChannel(store, by, project, readId(), body, now)),
})

export const deleteChannel = channels.delete('deleteChannel', '/:id', {
  access: 'admin',
  summary: 'Remove a channel',
  description: 'Removes a channel and its rules. Their leads go to the next rules that match.',
  answers: { 204: done },
  example: { params: { id: '2' } },
  async handle({ store, by, project, readId, now }) {
    await removeChannel(store, by, project, readId(), now)
  },
})

export const listChannelRules = channels.get('listChannelRules', '/rules', {
  access: 'read, contractors',
  summary: 'List channel rules',
  description: 'The rules in their order; the first rule that matches a lead decides. The ETag is for replacing them.',
  isCached: true,
  answers: { 200: Type.Object({ rules }) },
  example: { answer: shown(first.rules) },
  handle: async ({ store, project }) => shown((await store.channels.dictionary(project.id)).rules),
})

export const replaceChannelRules = channels.put('replaceChannelRules', '/rules', {
  access: 'admin',
  summary: 'Replace channel rules',
  description:
    'Replaces the whole ordered list; it applies to all leads at once. With If-Match, only if the rules have not changed since you read them.',
  body: Type.Object({ rules }),
  answers: { 200: Type.Object({ rules }) },
  refuses: ['no-such-channel', 'too-many-rules', 'too-many-rule-texts', 'empty-match', 'rules-changed'],
  async current({ store, project }) {
    return shown((await store.channels.dictionary(project.id)).rules)
  },
  example: { body: { rules: [rule] }, answer: { rules: [rule] } },
  async handle({ store, by, project, body, headers, now, reply }) {
    const rules = body.rules.map(readRule)
    const isExpected = (before: Rule[]) => matchesETag(headers, JSON.stringify(shown(before)))
    await putRules(store, by, project, { rules, isExpected }, now)
    reply.header('ETag', etagOf(JSON.stringify(shown(rules))))
    return shown(rules)
  },
})

export const testChannelRules = channels.post('testChannelRules', '/try', {
  access: 'read, contractors',
  summary: 'Try channel rules',
  description:
    'Tells the channel of a lead with this source and last touch, the rule that decides, and all rules that match. With `rules` it tries those instead of the saved ones, and saves nothing; with `count` it also counts the leads that they would move.',
  body: Type.Object({
    source: Type.Optional(Type.String({ maxLength: 1000 })),
    last_touch: Type.Optional(
      Type.Object(
        Object.fromEntries(touchFields.map((field) => [field, Type.Optional(Type.String({ maxLength: touchLimit }))])),
        { description: 'Where the visitor came from; unknown parts are omitted' },
      ),
    ),
    rules: Type.Optional(rules),
    count: Type.Optional(Type.Boolean({ description: 'Also count the leads that these rules would move' })),
  }),
  answers: {
    200: Type.Object({
      channel: Type.Union([channelJson, Type.Null()], { description: 'Null when no rule matches' }),
      rule: Type.Union([Type.Integer(), Type.Null()], { description: 'The position of the rule that decided, from 0' }),
      matching: Type.Array(Type.Integer(), { description: 'The positions of all rules that match' }),
      moves: Type.Optional(
        Type.Array(
          Type.Object({
            from: orNull(Type.String({ description: 'The id of a channel; null is no channel' })),
            to: orNull(Type.String({ description: 'The id of a channel; null is no channel' })),
            leads: Type.Integer(),
          }),
          { description: 'With `count`: the leads whose channel would change, the largest group first' },
        ),
      ),
    }),
  },
  refuses: ['no-such-channel', 'too-many-rules', 'too-many-rule-texts', 'empty-match', 'hidden-field'],
  example: {
    body: {
      source: 'Выставка в Гостином дворе',
      rules: [{ channel: '1', match: { source: { contains: ['выставка'] } } }],
    },
    answer: { channel: { id: '1', name: 'Яндекс Директ', colour: 'amber', position: 0 }, rule: 0, matching: [0] },
  },
  async handle({ store, viewer, project, body, signal }) {
    const { channels, rules } = await store.channels.dictionary(project.id)
    const tried: Rule[] = body.rules?.map(readRule) ?? rules
    checkRules(tried, channels)
    if (body.count) checkCounted(viewer, tried)
    const lead = { source: body.source ?? null, lastTouch: body.last_touch ?? null }
    const matching = tried.flatMap((rule, place) => (matchesRule(rule, lead) ? [place] : []))
    const channel = channels.find(({ id }) => id === tried[matching[0] ?? -1]?.channel)
    const moves = body.count ? (await store.read('channelDiff', viewer, tried, signal)).map(writeMove) : undefined
    return {
      channel: channel ? writeChannel(channel) : null,
      rule: matching[0] ?? null,
      matching,
      ...(moves && { moves }),
    }
  },
})

function writeMove({ from, to, leads }: { from: number | null; to: number | null; leads: number }) {
  const id = (channel: number | null) => (channel === null ? null : String(channel))
  return { from: id(from), to: id(to), leads }
}
