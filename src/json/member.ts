import Type, { type Static } from 'typebox'
import { type Invitation, isOpen } from '../domain/invitation.ts'
import { type Member, memberLimits, type ProjectMember, roles } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import { projectJson, writeProject } from './project.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

export const roleJson = Type.Enum([...roles], { description: 'What they may do' })
export const sourcesJson = Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
  maxItems: memberLimits.sources,
  description: 'Of a contractor: the sources whose leads they see; empty for others',
})

const forAdmins = 'Null for others than owners, managers, keys of scope `admin`, and oneself'

export const memberJson = Type.Object(
  {
    id: Type.String({ description: 'As `assignee` has it, and `member:3` in events' }),
    name: Type.String(),
    email: orNull(Type.String({ description: 'Shown to owners and managers, and to oneself' })),
    role: roleJson,
    sources: orNull(
      Type.Array(sourcesJson.items, {
        maxItems: memberLimits.sources,
        description: `Of a contractor: the sources whose leads they see; empty for others. ${forAdmins}`,
      }),
    ),
    second_factor: orNull(Type.Boolean({ description: `Whether a second factor is asked for. ${forAdmins}` })),
    since: moment(),
    left_at: momentOrNull('Since when no longer a member; the name stays at what they did'),
    duty_since: momentOrNull('Since when on duty: who gets new leads in turn'),
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
    id: Type.String({ description: 'Counts up from 1 in each project' }),
    email: orNull(Type.String({ description: 'Whom it is for; null when the link is for whoever has it' })),
    role: roleJson,
    sources: sourcesJson,
    created_by: Type.String({ description: 'Who made it: member:3' }),
    created_at: moment(),
    expires_at: moment('From then on it opens nothing'),
    state: Type.Enum(['open', 'accepted', 'ended'], { description: 'ended: taken back, or past its time' }),
    member: orNull(Type.String({ description: 'The id of who took it up' })),
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
  description: `What they chose for the console, such as language, theme and columns; up to ${memberLimits.preferences} characters of JSON`,
})

export const meJson = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    email: Type.String(),
    second_factor: Type.Boolean({ description: 'Whether a second factor is asked for' }),
    preferences: preferencesJson,
    projects: Type.Array(
      Type.Object({
        ...projectJson.properties,
        role: roleJson,
        sources: sourcesJson,
        last_event: Type.String({ description: 'The number of the newest event; a stream `after` it misses nothing' }),
      }),
    ),
    mail: Type.Boolean({ description: 'Whether the desk can send letters' }),
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
