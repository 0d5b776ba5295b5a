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
  }
}
