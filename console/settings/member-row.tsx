import { useTranslation } from 'react-i18next'
import type { Member } from '../api/types.ts'
import { IconPencil, IconTrash } from '../ui/icons.ts'
import { Initials } from '../ui/initials.tsx'
import css from './list-box.module.css'
import { type Role, roles } from './roles.ts'

type Props = {
  member: Member
  isMe: boolean
  /** Whether the viewer may change members. */
  canChange: boolean
  choose(role: Role): void
  editSources(): void
  remove(): void
}

/** A member of the project: name, addresses and role, which an owner changes here. */
export function MemberRow({ member, isMe, canChange, choose, editSources, remove }: Props) {
  const { t } = useTranslation()
  const { name, email, role, sources, duty_since } = member
  return (
    <li>
      <Initials name={name} />
      <span className={css.what}>
        <span className="m cut">
          {name}
          {isMe && <span className="t3"> · {t('settings.members.you')}</span>}
          {duty_since && <span className="t2"> · {t('nav.onDuty')}</span>}
        </span>
        <small className="cut">{[email, sources?.join(', ')].filter(Boolean).join(' · ')}</small>
      </span>
      {canChange ? (
        <select
          className="in s"
          aria-label={`${t('settings.members.role')}: ${name}`}
          value={role}
          onChange={(event) => choose(event.target.value as Role)}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </select>
      ) : (
        <span className="t2">{t(`role.${role}`)}</span>
      )}
      {canChange && role === 'contractor' && (
        <button
          type="button"
          className="ib"
          title={t('settings.members.changeSources')}
          aria-label={`${t('settings.members.changeSources')}: ${name}`}
          onClick={editSources}
        >
          <IconPencil className="i" aria-hidden />
        </button>
      )}
      {canChange && isMe && <span className="ib" aria-hidden />}
      {canChange && !isMe && (
        <button
          type="button"
          className="ib"
          title={t('settings.members.remove')}
          aria-label={`${t('settings.members.remove')}: ${name}`}
          onClick={remove}
        >
          <IconTrash className="i" aria-hidden />
        </button>
      )}
    </li>
  )
}
