import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type InvitationDraft, useInvitationMutations } from '../api/invitations.ts'
import { useMemberMutations } from '../api/members.ts'
import { refetchMe, useMe, useProject } from '../api/session.ts'
import type { Member } from '../api/types.ts'
import { confirm } from '../ui/confirm.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import type { Role } from './roles.ts'

/** The actions of owners on members and invitations, and leaving the project. `link` is that of the newest invitation. */
export function useMemberActions() {
  const { t } = useTranslation()
  const { name: project } = useProject()
  const me = useMe().data
  const { changeRole, remove, leave } = useMemberMutations()
  const { create, renew, revoke } = useInvitationMutations()
  const [link, setLink] = useState<string>()
  return {
    link,
    setRole: (id: string, role: Role) => act(() => changeOwnOrOtherRole(id, role)),
    removeMember,
    leaveProject,
    invite: (draft: InvitationDraft) => act(() => show(create.mutateAsync(draft))),
    renewInvitation: (id: string) => act(() => show(renew.mutateAsync(id))),
    revokeInvitation: (id: string) => act(() => revoke.mutateAsync(id)),
  }

  async function changeOwnOrOtherRole(id: string, role: Role) {
    await changeRole.mutateAsync({ id, role })
    if (id === me?.id) await refetchMe() // a former owner no longer sees the actions of owners
  }

  async function removeMember({ id, name }: Member): Promise<void> {
    const question = { title: t('settings.members.removeTitle', { name }), text: t('settings.members.removeText') }
    if (!(await confirm({ ...question, action: t('settings.members.remove') }))) return
    await act(() => remove.mutateAsync(id), t('settings.members.removed', { name }))
  }

  async function leaveProject(): Promise<void> {
    const question = {
      title: t('settings.members.leaveTitle', { name: project }),
      text: t('settings.members.leaveText'),
    }
    if (!(await confirm({ ...question, action: t('settings.members.leave') }))) return
    if (await act(() => leave.mutateAsync())) window.location.assign('/')
  }

  /** Shows the link of an invitation, and whether it was sent by mail. */
  async function show(making: ReturnType<typeof create.mutateAsync>): Promise<void> {
    const made = await making
    setLink(made.token === null ? undefined : `${window.location.origin}/invitation#token=${made.token}`)
    if (made.mailed) showDone(t('settings.members.mailed', { email: made.email }))
  }

  async function act(call: () => Promise<unknown>, message?: string): Promise<boolean> {
    const isDone = await tryOrShowError(call)
    if (isDone && message) showDone(message)
    return isDone
  }
}
