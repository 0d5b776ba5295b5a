import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answerOf, client } from '../client.ts'
import { worksHere } from '../desk.ts'
import { queries } from '../queries.ts'
import { askWho, useMe, useProject } from '../session.ts'
import { Failed } from '../ui/failed.tsx'
import { Initials } from '../ui/initials.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { tellDone, tried } from '../ui/undo.tsx'
import { Invite, type Invited } from './invite.tsx'
import { type Role, roles } from './roles.ts'
import { Secret } from './secret.tsx'

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
    queryFn: () => answerOf(client.GET('/api/v2/projects/{project}/members', { params: { path } })),
  })
  const invitations = useQuery({
    queryKey: ['p', project, 'invitations'],
    enabled: runs,
    queryFn: () => answerOf(client.GET('/api/v2/projects/{project}/invitations', { params: { path } })),
  })
  const owners = members.data?.items.filter((each) => worksHere(each) && each.role === 'owner')
  const mayLeave = !runs || (owners !== undefined && owners.length > 1)
  const open = invitations.data?.items.filter(({ state }) => state === 'open') ?? []
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">{t('settings.part.members')}</h2>
      {members.error ? (
        <Failed error={members.error} reset={() => void members.refetch()} />
      ) : !members.data ? (
        <Skeleton rows={3} />
      ) : (
        <ul className="list-box">
          {members.data.items.filter(worksHere).map((member) => (
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
      {link !== undefined && <Secret text={link} />}
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
    await answerOf(
      client.PATCH('/api/v2/projects/{project}/members/{id}', { params: { path: { project, id } }, body: { role } }),
    )
    if (id === me?.id) await askWho() // who is no owner any more is offered no more of what owners do
  }

  function remove(id: string) {
    return answerOf(client.DELETE('/api/v2/projects/{project}/members/{id}', { params: { path: { project, id } } }))
  }

  function takeBack(id: string) {
    return answerOf(client.DELETE('/api/v2/projects/{project}/invitations/{id}', { params: { path: { project, id } } }))
  }

  async function leave() {
    await answerOf(client.POST('/api/v2/projects/{project}/leave', { params: { path } }))
    window.location.assign('/')
  }

  async function invite(draft: Invited) {
    const made = await answerOf(
      client.POST('/api/v2/projects/{project}/invitations', { params: { path }, body: draft }),
    )
    setLink(made.token === null ? undefined : `${window.location.origin}/invitation#token=${made.token}`)
    if (made.mailed) tellDone(t('settings.members.mailed', { email: made.email }))
  }

  async function act(call: () => Promise<unknown>, told?: string): Promise<boolean> {
    const isDone = await tried(call)
    if (isDone && told) tellDone(told)
    await Promise.all(
      ['members', 'invitations'].map((what) => queries.invalidateQueries({ queryKey: ['p', project, what] })),
    )
    return isDone
  }
}
