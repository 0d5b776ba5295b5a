import Type from 'typebox'
import { changePerson, endSessions } from '../../actions/members.ts'
import { type Member, memberLimits } from '../../domain/member.ts'
import { refusal } from '../../domain/refusal.ts'
import { meJson, preferencesJson, writeMe } from '../../json/member.ts'
import { projectExample } from '../../json/project.ts'
import { moment, orNull } from '../../json/schemas.ts'
import { writeTime } from '../../json/values.ts'
import type { People } from '../../people/people.ts'
import type { Session, Store } from '../../store/store.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { me } from '../door/signed-in.ts'
import { askingOf, setCookies } from './sign-in.ts'

const mine = resource('/me', { tag: 'Me' })
const sessionJson = Type.Object(
  {
    id: Type.String(),
    created_at: moment('When the member signed in'),
    used_at: moment('Last use, accurate to a day'),
    expires_at: moment('When it ends if it is not used'),
    address: orNull(Type.String({ description: 'IP address of the sign-in' })),
    browser: orNull(Type.String({ description: 'User agent of the browser' })),
    current: Type.Boolean({ description: 'Whether this request belongs to it' }),
  },
  { $id: 'Session' },
)

const example = {
  id: '1',
  name: 'Анна',
  email: 'anna@example.com',
  second_factor: false,
  preferences: {},
  projects: [{ ...projectExample, role: 'owner', sources: [], last_event: '…' }],
  mail: false,
} as const

export const getMe = mine.get('getMe', '', {
  access: 'members',
  summary: 'Get the signed-in member',
  description: 'The member of the session, their preferences, and their projects with their roles.',
  answers: { 200: meJson },
  example: { answer: example },
  async handle({ store, people, caller, now, reply }) {
    const { session, member } = me(caller)
    if (session.usedAt < now - aDay)
      setCookies(reply, (await people.ask('GET', '/get-session', askingOf(reply.request))).cookies)
    const current = (await store.members.find(member.id)) as Member // past the cache
    return write(store, people, current)
  },
})

/** How often (seconds) a session that is in use is extended. */
const aDay = 86_400

export const updateMe = mine.patch('updateMe', '', {
  access: 'members',
  summary: 'Change my account',
  description: 'Changes your name and your preferences for the console; given preferences replace all former ones.',
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: memberLimits.name })),
    preferences: Type.Optional(preferencesJson),
  }),
  answers: { 200: meJson },
  example: {
    body: { preferences: { language: 'ru', theme: 'dark' } },
    answer: { ...example, preferences: { language: 'ru', theme: 'dark' } },
  },
  handle: async ({ store, people, caller, body }) =>
    write(store, people, await changePerson(store, me(caller).member.id, body)),
})

export const listSessions = mine.get('listSessions', '/sessions', {
  access: 'members',
  summary: 'List my sessions',
  description: 'Your sessions, the newest first.',
  answers: { 200: Type.Object({ items: Type.Array(sessionJson) }) },
  example: {
    answer: {
      items: [
        {
          id: '…',
          created_at: '…',
          used_at: '…',
          expires_at: '…',
          address: '…',
          browser: '…',
          current: true,
        },
      ],
    },
  },
  async handle({ store, caller, now }) {
    const { session, member } = me(caller)
    const sessions = await store.sessions.of(member.id)
    return { items: sessions.filter(({ expiresAt }) => expiresAt > now).map((each) => writeSession(each, session)) }
  },
})

export const revokeSession = mine.delete('revokeSession', '/sessions/:id', {
  access: 'members',
  summary: 'End my session',
  description: 'Ends a session at once. With `others` as the id, all sessions end except this one.',
  answers: { 204: done },
  refuses: ['no-such-session'],
  example: { params: { id: 'others' } },
  async handle({ store, caller, params }) {
    const { session, member } = me(caller)
    const sessions = await store.sessions.of(member.id)
    const meant = sessions.filter(({ id }) => (params.id === 'others' ? id !== session.id : id === params.id))
    if (meant.length === 0 && params.id !== 'others')
      throw refusal('no-such-session', { id: params.id.slice(0, 100) }, 'id')
    await endSessions(
      store,
      meant.map(({ id }) => id),
    )
  },
})

function writeSession({ id, createdAt, usedAt, expiresAt, address, browser }: Session, current: Session) {
  return {
    id,
    created_at: writeTime(createdAt),
    used_at: writeTime(usedAt),
    expires_at: writeTime(expiresAt),
    address,
    browser,
    current: id === current.id,
  }
}

async function write(store: Store, people: People, member: Member) {
  const found = await Promise.all(member.memberships.map(({ project }) => store.projects.find(project)))
  const projects = found.filter((project) => project !== undefined)
  const lastEvents = await store.events.lastOf(projects.map(({ id }) => id))
  return writeMe(member, projects, lastEvents, people.mailer !== undefined)
}
