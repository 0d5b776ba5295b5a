import Type, { type Static } from 'typebox'
import { momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'

const ways = ['telegram', 'max'] as const
const states = ['off', 'unchecked', 'ok', 'failing'] as const
/** Why a bot cannot be read. */
const reasons = ['token', 'conflict', 'throttled', 'unreachable', 'secret-unreadable', 'other'] as const

export const noticeBotJson = Type.Object(
  {
    way: Type.Enum([...ways]),
    own: Type.Boolean({ description: 'Whether the project has its own bot; otherwise it uses that of the desk' }),
    name: orNull(Type.String({ description: 'The user name of the bot; null until it was checked' })),
    state: Type.Enum([...states], { description: 'off: no bot; unchecked: not checked yet' }),
    reason: Type.Unsafe<(typeof reasons)[number] | null>({
      type: ['string', 'null'],
      enum: [...reasons, null],
      description:
        'Why it fails. conflict: another program reads its updates, or has set a webhook; secret-unreadable: its token was encrypted with another SECRET_KEY',
    }),
    error: orNull(Type.String({ description: 'The answer of the messenger' })),
    read_at: momentOrNull('When it was last checked, accurate to some minutes'),
    takes_enquiries: Type.Boolean({ description: 'Whether messages to it become leads of this project' }),
  },
  { $id: 'NoticeBot' },
)

type Shown = {
  way: (typeof ways)[number]
  isOwn: boolean
  hasToken: boolean
  isReadable: boolean
  stored: { name: string | null; error: string | null; acceptedAt: number | null; source: number | null } | undefined
}

/** A bot as a project sees it. `error` is kept as `fault: words`. */
export function writeNoticeBot(
  project: number,
  { way, isOwn, hasToken, isReadable, stored }: Shown,
): Static<typeof noticeBotJson> {
  const { name = null, error = null, acceptedAt = null, source = null } = stored ?? {}
  const [, fault, words] = /^([a-z-]{1,20}): (.*)$/s.exec(error ?? '') ?? []
  const reason = !hasToken ? null : !isReadable ? 'secret-unreadable' : fault === undefined ? null : reasonOf(fault)
  const state = !hasToken ? 'off' : reason !== null ? 'failing' : acceptedAt === null ? 'unchecked' : 'ok'
  return {
    way,
    own: isOwn,
    name,
    state,
    reason,
    error: words ?? null,
    read_at: writeTimeOrNull(acceptedAt),
    takes_enquiries: source === project,
  }
}

function reasonOf(fault: string): (typeof reasons)[number] {
  return reasons.find((each) => each === fault) ?? (fault === 'unknown' ? 'unreachable' : 'other')
}
