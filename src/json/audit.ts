import Type, { type Static } from 'typebox'
import { auditActions, type NumberedEntry } from '../domain/audit.ts'
import { moment } from './schemas.ts'
import { writeTime } from './values.ts'

export const auditJson = Type.Object(
  {
    number: Type.String({ description: 'Sequential within the project, from 1' }),
    at: moment(),
    door: Type.String({ description: 'The door: api, console, cli, …' }),
    actor: Type.String({ description: 'Who used the door: key:7, cli, …' }),
    action: Type.Enum([...auditActions]),
    subject: Type.String({ description: 'What was changed: status:3' }),
    details: Type.Record(Type.String(), Type.Unknown()),
  },
  { $id: 'AuditEntry' },
)

export function writeAuditEntry({ number, at, by, action, subject, details }: NumberedEntry): Static<typeof auditJson> {
  return { number: String(number), at: writeTime(at), door: by.door, actor: by.name, action, subject, details }
}
