import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendFile } from '../api/imports.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { IconArrowRight, IconFileImport } from '../ui/icons.ts'
import { NotFound } from '../ui/not-found.tsx'
import { Earlier } from './earlier.tsx'
import { ImportHead } from './head.tsx'
import css from './import.module.css'
import { Template } from './template.tsx'

/** The beginning of an import: a file is chosen or dropped, or one goes on with an earlier one. */
export default function Page() {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  if (role === 'contractor' || role === 'viewer') return <NotFound title={t('failed.page')} />
  return (
    <>
      <ImportHead title={t('imports.title')}>
        <Template />
      </ImportHead>
      <div className={css.start}>
        <Choose />
        {canManageProject(role) && (
          <Link className={css.other} to={`/p/${project}/import/roistat`}>
            <span className="m">{t('imports.roistat')}</span>
            <small className="t2">{t('imports.roistatHint')}</small>
            <IconArrowRight className="i" aria-hidden />
          </Link>
        )}
        <Earlier />
      </div>
    </>
  )
}

function Choose() {
  const { t } = useTranslation()
  const { id: project } = useProject()
  const navigate = useNavigate()
  const [sent, setSent] = useState<{ name: string; share: number }>()
  const [error, setError] = useState<unknown>()
  const [isOver, setOver] = useState(false)
  const send = async (file: File | undefined) => {
    if (!file || sent) return
    setError(undefined)
    setSent({ name: file.name, share: 0 })
    try {
      const onSent = (bytes: number) => setSent({ name: file.name, share: bytes / file.size })
      const { id } = await sendFile(project, file, onSent)
      await navigate({ to: `/p/${project}/import/${id}` as never })
    } catch (refused) {
      setError(refused)
      setSent(undefined)
    }
  }
  return (
    <section aria-labelledby="import-file">
      <h2 id="import-file" className="sr">
        {t('imports.step.file')}
      </h2>
      <label
        className={css.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void send(event.dataTransfer.files[0])
        }}
      >
        <IconFileImport className="i" aria-hidden />
        <span className="m">{sent ? t('imports.sending', { name: sent.name }) : t('imports.choose')}</span>
        <small className="t2">{t('imports.kinds')}</small>
        {sent && <progress max={1} value={sent.share} aria-label={t('imports.sending', { name: sent.name })} />}
        <input
          type="file"
          className="sr"
          accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,text/csv"
          disabled={sent !== undefined}
          onChange={({ currentTarget }) => {
            void send(currentTarget.files?.[0])
            currentTarget.value = '' // the same file again, once it is mended, is another choice
          }}
        />
      </label>
      <FieldError error={error} />
    </section>
  )
}
