import { text } from 'node:stream/consumers'
import { createMember, findByAddress, readEmail, removeMember } from '../actions/members.ts'
import { setPassword } from '../actions/passwords.ts'
import type { Role } from '../domain/member.ts'
import { hashOfPassword } from '../people/password.ts'
import { type Answer, type Desk, table } from './command.ts'

type Create = { email: string; name?: string; role: Role; source?: string[]; project: number; passwordStdin?: true }

export async function memberCreate({ store, by, now }: Desk, options: Create): Promise<Answer> {
  const { email, role, project, source: sources = [] } = options
  const name = options.name ?? (email.split('@')[0] as string)
  const passwordHash = options.passwordStdin ? await hashOfPassword(await readPassword(), [email, name]) : null
  const id = await createMember(store, by, { email, name, passwordHash, role, sources, project }, now)
  const json = { id, email, role, project }
  return { json, text: `Member ${id} is ${role} of project ${project}` }
}

export async function memberList({ store }: Desk, { project }: { project?: number }): Promise<Answer> {
  const everybody = await store.members.all()
  const members = everybody.filter(
    (each) => project === undefined || each.memberships.some((m) => m.project === project),
  )
  const json = members.map(({ id, email, name, isSecured, memberships }) => ({
    id,
    email,
    name,
    second_factor: isSecured,
    projects: memberships.map(({ project, role, sources }) => ({ project, role, sources })),
  }))
  const rows = members.map(({ id, email, name, isSecured, memberships }) => [
    id,
    email,
    name,
    isSecured ? 'yes' : 'no',
    memberships.map(({ project, role }) => `${project} ${role}`).join(', '),
  ])
  return { json: { members: json }, text: table(['Member', 'E-mail', 'Name', 'Second factor', 'Projects'], rows) }
}

type Password = { email: string; newEmail?: string; dropSecondFactor?: true }

export async function memberPassword({ store, by, now }: Desk, options: Password): Promise<Answer> {
  const { dropSecondFactor: dropsSecondFactor = false } = options
  const { id, email: former, name } = await findByAddress(store, options.email)
  const newEmail = options.newEmail === undefined ? undefined : readEmail(options.newEmail)
  const hash = await hashOfPassword(await readPassword(), [newEmail ?? former, name])
  const email = await setPassword(store, by, { id, newEmail, hash, dropsSecondFactor }, now)
  const changed = newEmail === undefined ? 'has a new password' : `signs in as ${email} with a new password`
  return { json: { id, email }, text: `Member ${id} ${changed}, and is signed out everywhere` }
}

export async function memberRemove(
  { store, by, now }: Desk,
  options: { id: number; project: number },
): Promise<Answer> {
  const { id, project } = options
  await removeMember(store, by, project, id, now)
  return { json: { id, project, removed: true }, text: `Member ${id} is no longer a member of project ${project}` }
}

/** The first line of the standard input. */
async function readPassword(): Promise<string> {
  return (await text(process.stdin)).split(/\r?\n/)[0] as string
}
