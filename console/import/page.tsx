import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpen, useImports } from '../api/imports.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { FieldError } from '../ui/field-error.tsx'
import { IconArrowRight, IconFileImport } from '../ui/icons.ts'
import { NotFound } from '../ui/not-found.tsx'
import { Earlier } from './earlier.tsx'
import { ImportHead } from './head.tsx'
import css from './start.module.css'
import { Template } from './template.tsx'
import { useSendFile } from './use-send-file.ts'

/** The start of an import: choose or drop a file, or continue an earlier import. */
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
  const left = useLeftBehind()
  const { sent, error, send } = useSendFile(left?.id)
  const [isOver, setOver] = useState(false)
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
        {left && !sent && <small className="t2">{t('imports.instead', { name: left.name })}</small>}
        {sent && <progress max={1} value={sent.share} aria-label={t('imports.sending', { name: sent.name })} />}
        {sent?.isCut && <small role="status">{t('imports.cut')}</small>}
        <input
          type="file"
          className="sr"
          accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,text/csv"
          disabled={sent !== undefined}
          onChange={({ currentTarget }) => {
            void send(currentTarget.files?.[0])
            currentTarget.value = '' // so that the same file, once corrected, can be chosen again
          }}
        />
      </label>
      <FieldError error={error} />
    </section>
  )
}

/** The import from which the member came to choose another file, unless somebody has begun it. */
function useLeftBehind() {
  const { instead } = useSearch({ strict: false }) as { instead?: string }
  const { data = [] } = useImports()
  return data.find((work) => work.id === instead && isOpen(work))
}
