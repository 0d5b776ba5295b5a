import { Menu, useMantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSetDuty } from '../api/assignment.ts'
import { useMembers } from '../api/members.ts'
import { useMe, useProject, useSavePreferences } from '../api/session.ts'
import { IconContrast, IconLogout, IconUser } from '../ui/icons.ts'
import { Initials } from '../ui/initials.tsx'
import { showError } from '../ui/toasts.tsx'
import { leave } from './leave.ts'
import css from './nav.module.css'

/** The signed-in member with their role, the theme switch and the sign-out. */
export function Me({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { mutate: savePreferences } = useSavePreferences()
  const { colorScheme } = useMantineColorScheme()
  const project = useProject()
  const member = useMe().data
  const { mutate: setDuty } = useSetDuty()
  const isOnDuty = useMembers().some(({ id, duty_since }) => id === member?.id && duty_since !== null)
  const mayWork = ['owner', 'manager', 'agent'].includes(project.role)
  if (!member) return null
  const next = { light: 'dark', dark: 'auto', auto: 'light' } as const

  return (
    <div className={css['nav-me']}>
      <Menu position="top-start" width={220}>
        <Menu.Target>
          <button type="button" className={css['me-button']} aria-label={member.name}>
            <Initials name={member.name} />
            {!isNarrow && (
              <span className={css.who}>
                <span className="m cut">{member.name}</span>
                <br />
                <span className="t2 cut">{t(isOnDuty ? 'nav.onDuty' : `role.${project.role}`)}</span>
              </span>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWork && (
            <Menu.CheckboxItem
              checked={isOnDuty}
              closeMenuOnClick
              onChange={(on) => setDuty(on, { onError: showError })}
            >
              {t('nav.duty')}
            </Menu.CheckboxItem>
          )}
          <Menu.Item
            leftSection={<IconUser className="i" aria-hidden />}
            onClick={() => void navigate({ to: `/p/${project.id}/settings/me` })}
          >
            {t('nav.me')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout className="i" aria-hidden />} onClick={leave}>
            {t('nav.leave')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {!isNarrow && (
        <button
          type="button"
          className="ib"
          title={t(`theme.${colorScheme}`)}
          aria-label={`${t('theme.label')}: ${t(`theme.${colorScheme}`)}`}
          onClick={() => savePreferences({ theme: next[colorScheme] })}
        >
          <IconContrast className="i" aria-hidden />
        </button>
      )}
    </div>
  )
}
