import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../api/client.ts'
import { refetchMe } from '../api/session.ts'
import { ProjectFields, projectOf } from '../settings/project-fields.tsx'
import { FieldError } from '../ui/field-error.tsx'
import css from './shell.module.css'

/** Makes another project, whose owner the member is, and goes there. */
export default function NewProject({ close }: { close(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    setBusy(true)
    try {
      const { id } = await unwrap(client.POST('/api/v2/projects', { body: projectOf(given) }))
      await refetchMe()
      close()
      await navigate({ to: `/p/${id}/leads` })
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      centered
      padding={24}
      onClose={close}
      title={t('nav.newProject')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={css.projectForm} onSubmit={(event) => void make(event)}>
        <ProjectFields />
        <p className="t2">{t('nav.newProjectHint')}</p>
        <FieldError error={error} />
        <button type="submit" className="btn primary" disabled={isBusy}>
          {t('nav.makeProject')}
        </button>
      </form>
    </Modal>
  )
}
