import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type InvitationDraft, useInvitationMutations, useInvitations } from '../api/invitations.ts'
import { isActive, useMemberMutations, useMembersQuery } from '../api/members.ts'
import { refetchMe, useMe, useProject } from '../api/session.ts'
import type { Member } from '../api/types.ts'
import { confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { IconPencil, IconTrash } from '../ui/icons.ts'
import { Initials } from '../ui/initials.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { CopyOnce } from './copy-once.tsx'
import { Invite } from './invite.tsx'
import { type Role, roles } from './roles.ts'
import css from './settings.module.css'

const SourcesForm = lazy(() => import('./sources-form.tsx'))

/** The members of the project with their roles. Owners invite, change and remove them. */
export default function Members() {
  const { t } = useTranslation()
  const { role: mine, name: project } = useProject()
  const me = useMe().data
  const [link, setLink] = useState<string>()
  const [contractor, setContractor] = useState<Member>()
  const runs = mine === 'owner'
  const members = useMembersQuery()
  const { changeRole, remove, leave } = useMemberMutations()
  const open = useInvitations(runs)
  const { create, renew, revoke } = useInvitationMutations()
  const owners = members.data?.items.filter((each) => isActive(each) && each.role === 'owner')
  const mayLeave = !runs || (owners !== undefined && owners.length > 1)
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">{t('settings.part.members')}</h2>
      {members.error && !members.data ? (
        <ErrorPanel error={members.error} reset={() => void members.refetch()} />
      ) : !members.data ? (
        <Skeleton rows={3} />
      ) : (
        <ul className={css['list-box']}>
          {members.data.items.filter(isActive).map((member) => (
            <li key={member.id}>
              <Initials name={member.name} />
              <span className={css.what}>
                <span className="m cut">
                  {member.name}
                  {member.id === me?.id && <span className="t3"> · {t('settings.members.you')}</span>}
                  {member.duty_since && <span className="t2"> · {t('nav.onDuty')}</span>}
                </span>
                <small className="cut">{[member.email, member.sources.join(', ')].filter(Boolean).join(' · ')}</small>
              </span>
              {runs ? (
                <select
                  className="in s"
                  aria-label={`${t('settings.members.role')}: ${member.name}`}
                  value={member.role}
                  onChange={(event) => choose(member, event.target.value as Role)}
                >
                  {roles.map((role) => (
                    <option key={role} value={role}>
                      {t(`role.${role}`)}
                    </option>
                  ))}
                </select>
              ) : (
                <span className="t2">{t(`role.${member.role}`)}</span>
              )}
              {runs && member.role === 'contractor' && (
                <button
                  type="button"
                  className="ib"
                  title={t('settings.members.changeSources')}
                  aria-label={`${t('settings.members.changeSources')}: ${member.name}`}
                  onClick={() => setContractor(member)}
                >
                  <IconPencil className="i" aria-hidden />
                </button>
              )}
              {runs && member.id === me?.id && <span className="ib" aria-hidden />}
              {runs && member.id !== me?.id && (
                <button
                  type="button"
                  className="ib"
                  title={t('settings.members.remove')}
                  aria-label={`${t('settings.members.remove')}: ${member.name}`}
                  onClick={() => void removeMember(member)}
                >
                  <IconTrash className="i" aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <>
          <h3>{t('settings.members.invited')}</h3>
          <ul className={css['list-box']}>
            {open.map((each) => (
              <li key={each.id}>
                <span className={css.what}>
                  <span className="m cut">{each.email ?? t('settings.members.byLink')}</span>
                  <small>{t(`role.${each.role}`)}</small>
                </span>
                <button
                  type="button"
                  className="btn quiet"
                  onClick={() => void act(() => tell(renew.mutateAsync(each.id)))}
                >
                  {t('settings.members.newLink')}
                </button>
                <button type="button" className="btn quiet" onClick={() => void act(() => revoke.mutateAsync(each.id))}>
                  {t('settings.members.takeBack')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length > 0 && <p className="t2">{t('settings.members.linkHint')}</p>}
      {link !== undefined && <CopyOnce text={link} />}
      <Suspense fallback={null}>
        {contractor && <SourcesForm member={contractor} close={() => setContractor(undefined)} />}
      </Suspense>
      {runs && <Invite onInvite={(draft) => act(() => invite(draft))} />}
      {mayLeave && (
        <footer className={css['row-start']}>
          <button type="button" className="btn" onClick={() => void leaveProject()}>
            {t('settings.members.leave')}
          </button>
        </footer>
      )}
    </section>
  )

  /** A contractor needs sources, which are asked for first. */
  function choose(member: Member, role: Role): void {
    if (role === 'contractor') setContractor(member)
    else void act(() => changeOwnOrOtherRole(member.id, role))
  }

  async function changeOwnOrOtherRole(id: string, role: Role) {
    await changeRole.mutateAsync({ id, role })
    if (id === me?.id) await refetchMe() // a former owner sees no more of what only owners do
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

  async function invite(draft: InvitationDraft) {
    await tell(create.mutateAsync(draft))
  }

  async function tell(making: ReturnType<typeof create.mutateAsync>) {
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
