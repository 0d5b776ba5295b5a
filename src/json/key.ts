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
    expires_at: momentOrNull('When the key expires'),
    revoked_at: momentOrNull(),
    last_used_at: momentOrNull('Accurate to a minute'),
    origins: Type.Array(Type.String(), {
      description: 'Sites whose pages may use it; an empty list allows any. Only for scope capture',
      examples: [['https://shop.example', 'https://*.shop.example']],
    }),
    needs_origin: Type.Boolean({ description: 'Only pages of sites may use it; otherwise servers may too' }),
    visits: Type.Boolean({
      description: 'Whether the counter may number visitors and set its cookie with this key',
    }),
    former_until: momentOrNull('Until then the former secret works too'),
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
