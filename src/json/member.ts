import Type, { type Static } from 'typebox'
import { type Invitation, isOpen } from '../domain/invitation.ts'
import { type Member, memberLimits, type ProjectMember, roles } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { projectJson, writeProject } from './project.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

export const roleJson = Type.Enum([...roles], { description: 'The rights of the member' })
export const sourcesJson = Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
  maxItems: memberLimits.sources,
  description: 'For a contractor: the sources whose leads they see; empty for others',
})

const forAdmins = 'Null unless the caller is an owner, a manager, a key of scope `admin`, or the member'

export const memberJson = Type.Object(
  {
    id: Type.String({ description: 'As in `assignee`, and in `member:3` of events' }),
    name: Type.String(),
    email: orNull(Type.String({ description: 'Shown only to owners, managers and the member' })),
    role: roleJson,
    sources: orNull(
      Type.Array(sourcesJson.items, {
        maxItems: memberLimits.sources,
        description: `For a contractor: the sources whose leads they see; empty for others. ${forAdmins}`,
      }),
    ),
    second_factor: orNull(Type.Boolean({ description: `Whether the member has a second factor. ${forAdmins}` })),
    since: moment(),
    left_at: momentOrNull('When they stopped being a member; the name stays at their changes'),
    duty_since: momentOrNull('Since when on duty, which is who gets new leads in turn'),
  },
  { $id: 'Member' },
)

/** Which of the restricted fields the reader may see. */
type Shown = { mail: boolean; rights: boolean }

export function writeProjectMember(member: ProjectMember, shown: Shown): Static<typeof memberJson> {
  const { id, name, email, role, sources, isSecured, since, leftAt, dutySince } = member
  return {
    id: String(id),
    name,
    email: shown.mail ? email : null,
    role,
    sources: shown.rights ? sources : null,
    second_factor: shown.rights ? isSecured : null,
    since: writeTime(since),
    left_at: writeTimeOrNull(leftAt),
    duty_since: writeTimeOrNull(dutySince),
  }
}

export const invitationJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    email: orNull(Type.String({ description: 'The invited address; null if anybody with the link may accept' })),
    role: roleJson,
    sources: sourcesJson,
    created_by: Type.String({ description: 'Who created it: member:3' }),
    created_at: moment(),
    expires_at: moment('When the link expires'),
    state: Type.Enum(['open', 'accepted', 'ended'], { description: 'ended: revoked or expired' }),
    member: orNull(Type.String({ description: 'The id of the member who accepted it' })),
  },
  { $id: 'Invitation' },
)

export function writeInvitation(invitation: Invitation, now: number): Static<typeof invitationJson> {
  const { id, email, role, sources, createdBy, createdAt, expiresAt, member } = invitation
  return {
    id: String(id),
    email,
    role,
    sources,
    created_by: createdBy,
    created_at: writeTime(createdAt),
    expires_at: writeTime(expiresAt),
    state: isOpen(invitation, now) ? 'open' : member === null ? 'ended' : 'accepted',
    member: member === null ? null : String(member),
  }
}

export const preferencesJson = Type.Record(Type.String(), Type.Unknown(), {
  description: `Preferences for the console, such as language, theme and columns; up to ${memberLimits.preferences} characters of JSON`,
})

export const meJson = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    email: Type.String(),
    second_factor: Type.Boolean({ description: 'Whether the member has a second factor' }),
    preferences: preferencesJson,
    projects: Type.Array(
      Type.Object({
        ...projectJson.properties,
        role: roleJson,
        sources: sourcesJson,
        last_event: Type.String({
          description: 'The number of the newest event; a stream that starts `after` it misses nothing',
        }),
      }),
    ),
    mail: Type.Boolean({ description: 'Whether the desk can send e-mail' }),
  },
  { $id: 'Me' },
)

/** `lastEvents`: the number of the newest event, by the id of the project. */
export function writeMe(
  member: Member,
  projects: Project[],
  lastEvents: Map<number, number>,
  mail: boolean,
): Static<typeof meJson> {
  const { id, name, email, isSecured, preferences, memberships } = member
  return {
    id: String(id),
    name,
    email,
    second_factor: isSecured,
    preferences,
    projects: memberships.flatMap(({ project, role, sources }) => {
      const found = projects.find((each) => each.id === project)
      return found ? [{ ...writeProject(found), role, sources, last_event: String(lastEvents.get(project) ?? 0) }] : []
    }),
    mail,
  }
}
