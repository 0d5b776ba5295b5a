import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe, useProject } from '../api/session.ts'
import { IconCheck, IconSelector } from '../ui/icons.ts'
import css from './nav.module.css'

/** The current project, and a menu of the others. */
export function ProjectSwitch({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const here = useProject()
  const projects = useMe().data?.projects ?? []
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button
          type="button"
          className={css['nav-project']}
          aria-label={`${t('nav.project')}: ${here.name}`}
          title={here.name}
        >
          {isNarrow ? (
            here.name.slice(0, 1)
          ) : (
            <>
              <span className="cut grow">{here.name}</span>
              <IconSelector className="i" aria-hidden />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {projects.map(({ id, name }) => (
          <Menu.Item
            key={id}
            rightSection={id === here.id ? <IconCheck className="i" aria-hidden /> : null}
            onClick={() => void navigate({ to: `/p/${id}/leads` })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
