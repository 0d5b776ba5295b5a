import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useProject } from '../api/session.ts'
import { withTexts } from '../i18n.ts'
import { IconCheck, IconPlus, IconSelector } from '../ui/icons.ts'
import css from './nav.module.css'

const NewProject = lazy(() => withTexts('project', import('./new-project.tsx')))

/** The current project, and a menu of the others. */
export function ProjectSwitch({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const here = useProject()
  const projects = useMe().data?.projects ?? []
  const mayMake = projects.some(({ role }) => role === 'owner')
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <Menu position="bottom-start" width={240}>
        <Menu.Target>
          <button
            type="button"
            className={css['nav-project']}
            aria-label={`${t('nav.project')}: ${here.name}`}
            title={here.name}
          >
            {isNarrow ? (
              [...here.name][0]
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
              onClick={() => void navigate({ to: `/p/${id}` })}
            >
              {name}
            </Menu.Item>
          ))}
          {mayMake && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPlus className="i" aria-hidden />} onClick={() => setMaking(true)}>
                {t('nav.newProject')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>{isMaking && <NewProject close={() => setMaking(false)} />}</Suspense>
    </>
  )
}
