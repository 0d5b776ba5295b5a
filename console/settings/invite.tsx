import { TagsInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InvitationDraft } from '../api/invitations.ts'
import { useOneAtATime } from '../ui/use-one-at-a-time.ts'
import { type Role, roles } from './roles.ts'
import css from './settings.module.css'

/** Creates an invitation link. With an address it is for that person alone, and sent to them if the server can send mail. */
export function Invite({ onInvite }: { onInvite(who: InvitationDraft): Promise<boolean> }) {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>('agent')
  const [sources, setSources] = useState<string[]>([])
  const [isBusy, run] = useOneAtATime()
  return (
    <form className={css.stack} onSubmit={submit}>
      <h3>{t('settings.members.invite')}</h3>
      <label className="field">
        <span>{t('field.email')}</span>
        <input className="in" name="email" type="email" />
        <small>{t('settings.members.emailHint')}</small>
      </label>
      <label className="field">
        <span>{t('settings.members.role')}</span>
        <select className="in" value={role} onChange={(event) => setRole(event.target.value as Role)}>
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </select>
        <small>{t(`roleHint.${role}`)}</small>
      </label>
      {role === 'contractor' && (
        <TagsInput label={t('settings.members.sources')} value={sources} onChange={setSources} />
      )}
      <footer className={css['row-start']}>
        <button type="submit" className="btn primary" disabled={isBusy}>
          {t('settings.members.makeLink')}
        </button>
      </footer>
    </form>
  )

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = event.currentTarget
    const email = String(new FormData(form).get('email') ?? '').trim()
    const who = { role, ...(email && { email }), ...(role === 'contractor' && { sources }) }
    void run(async () => {
      if (await onInvite(who)) form.reset()
    })
  }
}
