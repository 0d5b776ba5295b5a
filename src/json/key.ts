import Type, { type Static } from 'typebox'
import { type Key, scopes } from '../domain/access.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

export const keyJson = Type.Object(
  {
    id: Type.String(),
    name: orNull(Type.String()),
    scope: Type.Enum([...scopes]),
    created_at: moment(),
    expires_at: momentOrNull('From then on it opens nothing'),
    revoked_at: momentOrNull(),
    last_used_at: momentOrNull('True to a minute'),
    origins: Type.Array(Type.String(), {
      description: 'Sites whose pages may send with it; none is any. Only of scope capture',
      examples: [['https://shop.example', 'https://*.shop.example']],
    }),
    needs_origin: Type.Boolean({ description: 'Nothing but pages of sites may send with it; else servers may too' }),
    visits: Type.Boolean({
      description: 'Whether pages with the counter may number their visitors and set its cookie; false is never',
    }),
    former_until: momentOrNull('Until then the secret from before the last rotation opens too'),
  },
  { $id: 'Key' },
)

export function writeKey(key: Key): Static<typeof keyJson> {
  return {
    id: String(key.id),
    name: key.name,
    scope: key.scope,
    created_at: writeTime(key.createdAt),
    expires_at: writeTimeOrNull(key.expiresAt),
    revoked_at: writeTimeOrNull(key.revokedAt),
    last_used_at: writeTimeOrNull(key.lastUsedAt),
    origins: key.origins,
    needs_origin: key.needsOrigin,
    visits: key.visits,
    former_until: writeTimeOrNull(key.formerUntil),
  }
}
