import Type from 'typebox'
import { checkClaim, claimDesk, isClaimable } from '../../actions/first-run.ts'
import { findProject } from '../../actions/projects.ts'
import { actorOf, memberLimits } from '../../domain/member.ts'
import { wideNetworkOf } from '../../domain/network.ts'
import type { Project } from '../../domain/project.ts'
import { hashOfPassword } from '../../people/password.ts'
import { signIn } from '../../people/sign-in.ts'
import { resource } from '../door/resource.ts'
import { passwordJson } from './invitations.ts'
import { askingOf, setCookies } from './sign-in.ts'

const firstRun = resource('/first-run', { tag: 'Me' })
export const getFirstRunState = firstRun.get('getFirstRunState', '', {
  access: 'anybody',
  summary: 'Get the first-run state',
  description: 'True while there is no project and no member; the start has then printed an address with a token.',
  answers: { 200: Type.Object({ waiting: Type.Boolean() }) },
  example: { answer: { waiting: false } },
  handle: async ({ store }) => ({ waiting: await isClaimable(store) }),
})

/** The seed of the demo data. */
const seed = 1

export const claimFirstRun = firstRun.post('claimFirstRun', '', {
  access: 'anybody',
  summary: 'Create the owner and the first project',
  description:
    'Creates the first project and its owner, who is signed in, and adds demo data on request. Needs the token from the address that the last start printed. It works once, and expires at the next start.',
  body: Type.Object({
    token: Type.String({ minLength: 1, maxLength: 100 }),
    name: Type.String({ minLength: 1, maxLength: memberLimits.name, description: 'The name of the owner' }),
    email: Type.String({ maxLength: memberLimits.email }),
    password: passwordJson,
    project: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 1000 }),
      time_zone: Type.String({ maxLength: 100, description: 'An IANA name', examples: ['Europe/Moscow'] }),
      country: Type.String({ maxLength: 2, description: 'ISO 3166', examples: ['RU'] }),
      currency: Type.String({ maxLength: 3, description: 'ISO 4217', examples: ['RUB'] }),
    }),
    fill: Type.Optional(Type.Enum(['empty', 'demo'], { description: 'Default empty' })),
  }),
  answers: { 201: Type.Object({ project: Type.String(), member: Type.String() }) },
  refuses: [
    'no-first-run',
    'wrong-mail',
    'password-length',
    'weak-password',
    'unknown-time-zone',
    'unknown-country',
    'unknown-currency',
    'member-exists',
  ],
  example: {
    body: {
      token: '…',
      name: 'Анна',
      email: 'anna@example.com',
      password: 'correct horse battery',
      project: { name: 'Окна', time_zone: 'Europe/Moscow', country: 'RU', currency: 'RUB' },
      fill: 'demo',
    },
    answer: { project: '…', member: '1' },
  },
  async handle({ store, people, delivery, body, now, reply }) {
    const { token, name, email, password, fill } = body
    await checkClaim(store, token) // first, since hashing the password is slow
    const { time_zone: timeZone, ...same } = body.project
    const hash = () => hashOfPassword(password, [email, name], 'password', people.passwordCost)
    const passwordHash = await people.inTurn(wideNetworkOf(reply.request.ip), hash)
    const person = { name, email, passwordHash }
    const made = await claimDesk(store, { token, person, project: { ...same, timeZone } }, now)
    if (fill === 'demo') {
      const { fillWithQuarter } = await import('../../demo/quarter.ts') // loaded on demand, since its lists of names are slow to load
      const by = { door: 'console', name: actorOf(made.member) } as const
      const newSecret = (project: Project) => delivery.newSecret(project, 'webhook', undefined).sealed
      await fillWithQuarter(store, by, await findProject(store, made.project), { seed, now, newSecret })
    }
    const call = { ...askingOf(reply.request), body: { email, password } }
    setCookies(reply, (await signIn(store, people, '/sign-in/email', call, now)).cookies)
    return { project: String(made.project), member: String(made.member) }
  },
})
