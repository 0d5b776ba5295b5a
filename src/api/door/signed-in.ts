import type { Member } from '../../domain/member.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Session } from '../../store/store.ts'
import type { Caller } from './call.ts'

/** The calling member; a route for members has no other caller. */
export function me({ member, session }: Caller): { member: Member; session: Session } {
  if (!member || !session) throw refusal('needs-member', {})
  return { member, session }
}
