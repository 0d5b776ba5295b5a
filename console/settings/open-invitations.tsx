import { useTranslation } from 'react-i18next'
import type { Invitation } from '../api/invitations.ts'
import css from './list-box.module.css'

type Props = { invitations: Invitation[]; renew(id: string): void; revoke(id: string): void }

/** The invitations that nobody has accepted yet; renders nothing without any. */
export function OpenInvitations({ invitations, renew, revoke }: Props) {
  const { t } = useTranslation()
  if (invitations.length === 0) return null
  return (
    <>
      <h3>{t('settings.members.invited')}</h3>
      <ul className={css.box}>
        {invitations.map(({ id, email, role }) => (
          <li key={id}>
            <span className={css.what}>
              <span className="m cut">{email ?? t('settings.members.byLink')}</span>
              <small>{t(`role.${role}`)}</small>
            </span>
            <button type="button" className="btn quiet" onClick={() => renew(id)}>
              {t('settings.members.newLink')}
            </button>
            <button type="button" className="btn quiet" onClick={() => revoke(id)}>
              {t('settings.members.takeBack')}
            </button>
          </li>
        ))}
      </ul>
      <p className="t2">{t('settings.members.linkHint')}</p>
    </>
  )
}
