import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  acceptInvitation,
  type CreatedInvitation,
  emailOfInvitee,
  endInvitation,
  findInvitation,
  type Invitee,
  invite,
  renewInvitation,
} from '../../actions/invitations.ts'
import { newLinkToken } from '../../actions/tokens.ts'
import type { Invitation } from '../../domain/invitation.ts'
import { memberLimits } from '../../domain/member.ts'
import { wideNetworkOf } from '../../domain/network.ts'
import { refusal } from '../../domain/refusal.ts'
import { invitationJson, roleJson, sourcesJson, writeInvitation } from '../../json/member.ts'
import { orNull } from '../../json/schemas.ts'
import { hashOfPassword } from '../../people/password.ts'
import type { People } from '../../people/people.ts'
import { signIn } from '../../people/sign-in.ts'
import type { Store } from '../../store/store.ts'
import { resource } from '../door/resource.ts'
import { type Call, done } from '../door/route.ts'
import { askingOf, setCookies } from './sign-in.ts'

const invitations = resource('/projects/:project/invitations', { tag: 'Members', noSuch: 'no-such-invitation' })
const ownInvitation = resource('/invitations', { tag: 'Members' })
const example = {
  id: '1',
  email: 'vera@example.com',
  role: 'agent',
  sources: [],
  created_by: 'member:1',
  created_at: '2024-03-01T12:00:00Z',
  expires_at: '2024-03-08T12:00:00Z',
  state: 'open',
  member: null,
} as const
const token = Type.String({ minLength: 1, maxLength: 100, description: 'The token of the link' })
export const passwordJson = Type.String({
  minLength: memberLimits.password.min,
  maxLength: memberLimits.password.max,
  description: 'The password for signing in',
})

const withLink = Type.Object({
  ...invitationJson.properties,
  token: orNull(Type.String({ description: 'The token of the link; null in a repeated answer' })),
  mailed: Type.Boolean({ description: 'Whether an e-mail was sent' }),
})

export const listInvitations = invitations.get('listInvitations', '', {
  access: 'owners',
  summary: 'List invitations',
  description: 'All invitations to the project, the newest first, including ended ones.',
  answers: { 200: Type.Object({ items: Type.Array(invitationJson) }) },
  example: { answer: { items: [example] } },
  handle: async ({ store, project, now }) => ({
    items: (await store.invitations.of(project.id)).map((each) => writeInvitation(each, now)),
  }),
})

export const createInvitation = invitations.post('createInvitation', '', {
  access: 'owners',
  summary: 'Create an invitation',
  description:
    'Creates a link by which one person becomes a member, valid for a week: the page `/invitation#token=…`. The token is answered once. With an address, only that person can use the link; it is e-mailed if the desk has a mail server, at most five times an hour to one address.',
  body: Type.Object({
    role: roleJson,
    sources: Type.Optional(sourcesJson),
    email: Type.Optional(
      Type.String({ maxLength: memberLimits.email, description: 'The address of the invited person' }),
    ),
  }),
  answers: { 201: withLink },
  refuses: ['wrong-mail', 'needs-sources'],
  example: {
    body: { role: 'contractor', sources: ['2gis'] },
    answer: { ...example, id: '2', email: null, role: 'contractor', sources: ['2gis'], token: '…', mailed: false },
  },
  async handle(call) {
    const { by, project, body, now } = call
    const { role, sources = [], email = null } = body
    return answerLink(call, (store, token) => invite(store, by, project, { token, email, role, sources }, now))
  },
})

export const renewInvitationRoute = invitations.post('renewInvitation', '/:id/renew', {
  access: 'owners',
  summary: 'Renew an invitation',
  description:
    'Links are not stored, so a link cannot be shown again. This creates another one, valid for a week, and the former one stops working. With an address the link is e-mailed, as at its creation.',
  answers: { 200: withLink },
  example: { params: { id: '1' }, answer: { ...example, token: '…', mailed: false } },
  async handle(call) {
    const { by, project, readId, now } = call
    const id = readId()
    return answerLink(call, (store, token) => renewInvitation(store, by, project, { id, token }, now))
  },
})

type LinkCall = Pick<Call<'/projects/:project'>, 'storeResponse' | 'people' | 'project' | 'now'>

/** Makes a token, stores the invitation by `keep`, and mails the link if allowed. The response that is stored for retries omits the token. */
async function answerLink(
  { storeResponse, people, project, now }: LinkCall,
  keep: (store: Store, token: string) => Promise<CreatedInvitation>,
): Promise<Told> {
  const token = newLinkToken()
  const write = ({ invitation, mayWrite }: CreatedInvitation): Told => ({
    ...writeInvitation(invitation, now),
    token,
    mailed: mayWrite && people.mailer !== undefined,
  })
  let made: CreatedInvitation | undefined
  const answer = await storeResponse(
    async (store) => {
      made = await keep(store, token)
      return made
    },
    write,
    (made) => ({ ...write(made), token: null }),
  )
  if (made?.mayWrite) people.mailer?.sendInvitation(String(made.invitation.email), { project, token })
  return answer
}

type Told = ReturnType<typeof writeInvitation> & { token: string | null; mailed: boolean }

export const revokeInvitation = invitations.delete('revokeInvitation', '/:id', {
  access: 'owners',
  summary: 'Revoke an invitation',
  description: 'The link stops working.',
  answers: { 204: done },
  example: { params: { id: '1' } },
  async handle({ store, by, project, readId, now }) {
    await endInvitation(store, by, project, readId(), now)
  },
})

export const previewInvitation = ownInvitation.post('previewInvitation', '/look', {
  access: 'anybody',
  summary: 'Get an invitation by its token',
  description: 'What the link offers, before it is accepted.',
  body: Type.Object({ token }),
  answers: {
    200: Type.Object({
      project: Type.Object({ id: Type.String(), name: Type.String() }),
      role: roleJson,
      email: orNull(Type.String({ description: 'The invited address, if the link is for one person' })),
      is_member: Type.Boolean({
        description: 'Whether the signed-in member can accept it; nothing is told about others',
      }),
    }),
  },
  refuses: ['no-such-invitation'],
  example: {
    body: { token: '…' },
    answer: {
      project: { id: '12345', name: 'Project 12345' },
      role: 'agent',
      email: 'vera@example.com',
      is_member: false,
    },
  },
  async handle({ store, caller, body, now }) {
    const { project: id, role, email } = await findInvitation(store, body.token, now)
    const project = await store.projects.find(id)
    const own = caller.member?.email
    const isMember = own !== undefined && (email === null || email === own)
    return { project: { id: String(id), name: project?.name ?? '' }, role, email, is_member: isMember }
  },
})

export const acceptInvitationRoute = ownInvitation.post('acceptInvitation', '/accept', {
  access: 'anybody',
  summary: 'Accept an invitation',
  description:
    'A signed-in member joins the project. Anybody else gives a name and a password, and an address unless the invitation names one, and is signed in. A person who has an account signs in first. After three attempts with addresses of members the invitation ends.',
  body: Type.Object({
    token,
    name: Type.Optional(Type.String({ minLength: 1, maxLength: memberLimits.name })),
    email: Type.Optional(Type.String({ maxLength: memberLimits.email })),
    password: Type.Optional(passwordJson),
  }),
  answers: { 200: Type.Object({ project: Type.String(), member: Type.String() }) },
  refuses: [
    'no-such-invitation',
    'invited-another',
    'wrong-mail',
    'password-length',
    'weak-password',
    'sign-in-first',
    'member-already',
    'rate-limited',
  ],
  example: {
    body: { token: '…', name: 'Вера', password: 'correct horse battery' },
    answer: { project: '12345', member: '3' },
  },
  async handle({ store, people, caller, body, now, reply }) {
    const { token, password } = body
    const invitation = await findInvitation(store, token, now) // first, since hashing the password is slow
    const invitee = caller.member
      ? { member: caller.member }
      : await readPerson(body, invitation, people, reply.request)
    const joined = await acceptInvitation(store, { token, invitee }, now)
    if (!caller.member) {
      const call = { ...askingOf(reply.request), body: { email: joined.email, password } }
      setCookies(reply, (await signIn(store, people, '/sign-in/email', call, now)).cookies)
    }
    return { project: String(joined.project), member: String(joined.member) }
  },
})

/** A person without an account. Their address is checked first, and a network may fill only its share of the places for slow hashes. */
async function readPerson(
  given: { name?: string; email?: string; password?: string },
  invitation: Invitation,
  { passwordCost, inTurn }: People,
  { ip }: FastifyRequest,
): Promise<Invitee> {
  const { name, email, password } = given
  if (name === undefined) throw refusal('required', {}, 'name')
  if (password === undefined) throw refusal('required', {}, 'password')
  const hints = [name, emailOfInvitee(invitation, email)]
  const hash = () => hashOfPassword(password, hints, 'password', passwordCost)
  return { name, email, passwordHash: await inTurn(wideNetworkOf(ip), hash) }
}
