import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { refetchMe } from '../api/session.ts'
import { ProjectFields, projectOf } from '../settings/project-fields.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'

/** Creates a project with the member as its owner, and opens it. */
export default function NewProject({ close }: { close(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const made = useRef<string>(undefined)
  const make = async (given: Record<string, string>) => {
    const { id } = await unwrap(client.POST('/api/v2/projects', { body: projectOf(given) }))
    made.current = id
    await refetchMe()
  }
  const end = () => {
    close()
    if (made.current !== undefined) void navigate({ to: `/p/${made.current}/leads` })
  }
  return (
    <FormDialog title={t('nav.newProject')} action={t('nav.makeProject')} save={make} close={end}>
      <ProjectFields />
      <p className="t2">{t('nav.newProjectHint')}</p>
    </FormDialog>
  )
}
