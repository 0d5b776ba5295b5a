import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInvitations } from '../api/invitations.ts'
import { isActive, useMembersQuery } from '../api/members.ts'
import { useMe, useProject } from '../api/session.ts'
import type { Member } from '../api/types.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CopyOnce } from './copy-once.tsx'
import { Invite } from './invite.tsx'
import listBox from './list-box.module.css'
import { MemberRow } from './member-row.tsx'
import { OpenInvitations } from './open-invitations.tsx'
import type { Role } from './roles.ts'
import css from './settings.module.css'
import { useMemberActions } from './use-member-actions.ts'

const SourcesForm = lazy(() => import('./sources-form.tsx'))

/** The members of the project with their roles. Owners invite, change and remove them. */
export default function Members() {
  const { t } = useTranslation()
  const isOwner = useProject().role === 'owner'
  const me = useMe().data
  const [contractor, setContractor] = useState<Member>()
  const members = useMembersQuery()
  const invitations = useInvitations(isOwner)
  const { link, setRole, removeMember, leaveProject, invite, renewInvitation, revokeInvitation } = useMemberActions()
  const owners = members.data?.items.filter((each) => isActive(each) && each.role === 'owner')
  const mayLeave = !isOwner || (owners !== undefined && owners.length > 1)
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">{t('settings.part.members')}</h2>
      {members.error && !members.data ? (
        <ErrorPanel error={members.error} reset={() => void members.refetch()} />
      ) : !members.data ? (
        <Skeleton rows={3} />
      ) : (
        <ul className={listBox.box}>
          {members.data.items.filter(isActive).map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isMe={member.id === me?.id}
              canChange={isOwner}
              choose={(role) => choose(member, role)}
              editSources={() => setContractor(member)}
              remove={() => void removeMember(member)}
            />
          ))}
        </ul>
      )}
      <OpenInvitations
        invitations={invitations}
        renew={(id) => void renewInvitation(id)}
        revoke={(id) => void revokeInvitation(id)}
      />
      {link !== undefined && <CopyOnce text={link} />}
      <Suspense fallback={null}>
        {contractor && <SourcesForm member={contractor} close={() => setContractor(undefined)} />}
      </Suspense>
      {isOwner && <Invite onInvite={invite} />}
      {mayLeave && (
        <footer className={css['row-start']}>
          <button type="button" className="btn" onClick={() => void leaveProject()}>
            {t('settings.members.leave')}
          </button>
        </footer>
      )}
    </section>
  )

  /** Asks for sources before a member becomes a contractor, who needs some. */
  function choose(member: Member, role: Role): void {
    if (role === 'contractor') setContractor(member)
    else void setRole(member.id, role)
  }
}
