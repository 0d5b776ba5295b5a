import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { isActive } from '../api/resources-old.ts'
import { refetchMe, useMe, useProject } from '../api/session.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Initials } from '../ui/initials.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { CopyOnce } from './copy-once.tsx'
import { Invite, type Invited } from './invite.tsx'
import { type Role, roles } from './roles.ts'

/** Who works in the project, as what; an owner invites, changes and removes. */
export default function Members() {
  const { t } = useTranslation()
  const { id: project, role: mine } = useProject()
  const me = useMe().data
  const [link, setLink] = useState<string>()
  const runs = mine === 'owner'
  const path = { project }
  const members = useQuery({
    queryKey: ['p', project, 'members'],
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/members', { params: { path } })),
  })
  const invitations = useQuery({
    queryKey: ['p', project, 'invitations'],
    enabled: runs,
    queryFn: () => unwrap(client.GET('/api/v2/projects/{project}/invitations', { params: { path } })),
  })
  const owners = members.data?.items.filter((each) => isActive(each) && each.role === 'owner')
  const mayLeave = !runs || (owners !== undefined && owners.length > 1)
  const open = invitations.data?.items.filter(({ state }) => state === 'open') ?? []
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">{t('settings.part.members')}</h2>
      {members.error ? (
        <ErrorPanel error={members.error} reset={() => void members.refetch()} />
      ) : !members.data ? (
        <Skeleton rows={3} />
      ) : (
        <ul className="list-box">
          {members.data.items.filter(isActive).map((member) => (
            <li key={member.id}>
              <Initials name={member.name} />
              <span className="what">
                <span className="m cut">
                  {member.name}
                  {member.id === me?.id && <span className="t3"> · {t('settings.members.you')}</span>}
                </span>
                <small className="cut">{[member.email, member.sources.join(', ')].filter(Boolean).join(' · ')}</small>
              </span>
              {runs ? (
                <select
                  className="in s"
                  aria-label={`${t('settings.members.role')}: ${member.name}`}
                  value={member.role}
                  onChange={(event) => void act(() => change(member.id, event.target.value as Role))}
                >
                  {roles.map((role) => (
                    <option key={role} value={role} disabled={role === 'contractor' && member.role !== 'contractor'}>
                      {t(`role.${role}`)}
                    </option>
                  ))}
                </select>
              ) : (
                <span className="t2">{t(`role.${member.role}`)}</span>
              )}
              {runs && member.id === me?.id && <span className="ib" aria-hidden />}
              {runs && member.id !== me?.id && (
                <button
                  type="button"
                  className="ib"
                  title={t('settings.members.remove')}
                  aria-label={`${t('settings.members.remove')}: ${member.name}`}
                  onClick={() =>
                    void act(() => remove(member.id), t('settings.members.removed', { name: member.name }))
                  }
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
          <ul className="list-box">
            {open.map((each) => (
              <li key={each.id}>
                <span className="what">
                  <span className="m cut">{each.email ?? t('settings.members.byLink')}</span>
                  <small>{t(`role.${each.role}`)}</small>
                </span>
                <button type="button" className="btn quiet" onClick={() => void act(() => takeBack(each.id))}>
                  {t('settings.members.takeBack')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {link !== undefined && <CopyOnce text={link} />}
      {runs && <Invite onInvite={(draft) => act(() => invite(draft))} />}
      {mayLeave && (
        <footer className="row-start">
          <button type="button" className="btn" onClick={() => void act(leave)}>
            {t('settings.members.leave')}
          </button>
        </footer>
      )}
    </section>
  )

  async function change(id: string, role: Role) {
    await unwrap(
      client.PATCH('/api/v2/projects/{project}/members/{id}', { params: { path: { project, id } }, body: { role } }),
    )
    if (id === me?.id) await refetchMe() // who is no owner any more is offered no more of what owners do
  }

  function remove(id: string) {
    return unwrap(client.DELETE('/api/v2/projects/{project}/members/{id}', { params: { path: { project, id } } }))
  }

  function takeBack(id: string) {
    return unwrap(client.DELETE('/api/v2/projects/{project}/invitations/{id}', { params: { path: { project, id } } }))
  }

  async function leave() {
    await unwrap(client.POST('/api/v2/projects/{project}/leave', { params: { path } }))
    window.location.assign('/')
  }

  async function invite(draft: Invited) {
    const made = await unwrap(client.POST('/api/v2/projects/{project}/invitations', { params: { path }, body: draft }))
    setLink(made.token === null ? undefined : `${window.location.origin}/invitation#token=${made.token}`)
    if (made.mailed) showDone(t('settings.members.mailed', { email: made.email }))
  }

  async function act(call: () => Promise<unknown>, told?: string): Promise<boolean> {
    const isDone = await tryOrShowError(call)
    if (isDone && told) showDone(told)
    await Promise.all(
      ['members', 'invitations'].map((what) => queryClient.invalidateQueries({ queryKey: ['p', project, what] })),
    )
    return isDone
  }
}
