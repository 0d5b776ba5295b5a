import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useImportMutations } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import } from '../api/types.ts'
import { showError } from '../ui/toasts.tsx'
import css from './unfinished.module.css'
import { useSize } from './use-size.ts'

/** How much of a file has arrived, and a button that removes it and frees its space. */
export function Unfinished({ work: { id, received, size } }: { work: Import }) {
  const { t } = useTranslation()
  const sizeOf = useSize()
  const project = useProjectId()
  const navigate = useNavigate()
  const { remove } = useImportMutations(id)
  const onSuccess = () => void navigate({ to: `/p/${project}/import` as never })
  return (
    <p className={css.unfinished}>
      <span>{t('imports.unfinished', { received: sizeOf(received), size: sizeOf(size) })}</span>
      <button
        type="button"
        className="btn"
        disabled={remove.isPending}
        onClick={() => remove.mutate(undefined, { onSuccess, onError: showError })}
      >
        {t('imports.remove')}
      </button>
    </p>
  )
}
