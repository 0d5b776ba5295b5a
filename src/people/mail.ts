import { createTransport } from 'nodemailer'
import type { Member } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { type Letter, letters, type Notice } from '../texts/letters.ts'

export type MailOptions = {
  /** `smtp://user:password@host:port`. */
  smtpUrl: string
  from: string
  /** Where people reach the desk: links begin with it. */
  publicUrl: string
  /** Hears of a letter that could not be sent. */
  onFault(error: unknown): void
}
export type Mailer = ReturnType<typeof createMailer>

/** Sends letters to members. Nobody waits for them: how long it takes would tell who is a member. */
export function createMailer({ smtpUrl, from, publicUrl, onFault }: MailOptions) {
  const transport = createTransport(smtpUrl, { from })
  return { sendReset, sendInvitation, sendNotice, close: () => transport.close() }

  async function sendReset(store: Store, email: string, token: string): Promise<void> {
    const member = await store.members.findByMail(email)
    const link = `${publicUrl}/reset#token=${token}`
    send(email, (await lettersTo(store, member)).reset({ link }))
  }

  /** Tells a member what was changed of how they sign in, so that they see it when somebody else did it. */
  async function sendNotice(store: Store, member: Member, change: Notice): Promise<void> {
    send(member.email, (await lettersTo(store, member)).notice({ change, link: `${publicUrl}/sign-in` }))
  }

  function sendInvitation(to: string, about: { project: Project; token: string }): void {
    const { project, token } = about
    const link = `${publicUrl}/invitation#token=${token}`
    send(to, letters[project.language].invitation({ project: project.name, link }))
  }

  /** In the language of their first project. */
  async function lettersTo(store: Store, member: Member | undefined) {
    const [first] = member?.memberships ?? []
    const project = first && (await store.projects.find(first.project))
    return letters[project?.language ?? 'en']
  }

  function send(to: string, { subject, text }: Letter): void {
    transport.sendMail({ to, subject, text }).catch(onFault)
  }
}
