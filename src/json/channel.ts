import Type, { type Static, type TSchema } from 'typebox'
import { type Channel, channelLimits, type Rule } from '../domain/channel.ts'
import { colours } from '../domain/status.ts'
import { clickIds } from '../domain/touch.ts'

export const channelJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    name: Type.String(),
    colour: Type.Enum([...colours]),
    position: Type.Integer({ description: 'Its position in reports, from 0' }),
  },
  { $id: 'Channel' },
)

const texts = Type.Array(Type.String({ minLength: 1, maxLength: channelLimits.textLength }), {
  minItems: 1,
  maxItems: 100,
})
const textTest = (description: string) =>
  Type.Object(
    {
      exact: Type.Optional(Type.Array(texts.items, { ...texts, description: 'Equals one of these' })),
      prefix: Type.Optional(Type.Array(texts.items, { ...texts, description: 'Begins with one of these' })),
      contains: Type.Optional(Type.Array(texts.items, { ...texts, description: 'Contains one of these' })),
    },
    { description: `${description}. Letter case is ignored, and ё equals е` },
  )
const test = <T extends TSchema>(schema: T) => Type.Optional(schema)

export const ruleJson = Type.Object(
  {
    channel: Type.String({
      description: 'The id of the channel that it assigns',
      pattern: '^[0-9]{1,15}$',
      examples: ['1'],
    }),
    match: Type.Object(
      {
        source: test(textTest('The source of the lead')),
        utm_source: test(textTest('utm_source of the last touch')),
        utm_medium: test(textTest('utm_medium of the last touch')),
        referrer_host: test(
          Type.Array(texts.items, {
            ...texts,
            description: 'The host of the last touch’s referrer, or a parent domain',
          }),
        ),
        click_id: test(
          Type.Array(Type.Enum([...clickIds]), {
            minItems: 1,
            maxItems: clickIds.length,
            description: 'The last touch has one of these click ids of advertisements',
          }),
        ),
      },
      { description: 'All given tests must match' },
    ),
  },
  { $id: 'ChannelRule' },
)
type RuleJson = Static<typeof ruleJson>

export function writeChannel({ id, name, colour, position }: Channel): Static<typeof channelJson> {
  return { id: String(id), name, colour, position }
}

export function writeRule({ channel, match }: Rule): RuleJson {
  return { channel: String(channel), match }
}

export function readRule({ channel, match }: RuleJson): Rule {
  return { channel: Number(channel), match }
}
