import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.ts'
import { useCostMutations } from '../api/costs.ts'
import { useProjectId } from '../api/session.ts'
import { IconFileImport } from '../ui/icons.ts'
import { problemText } from '../ui/problem-text.ts'
import { showDone } from '../ui/toasts.tsx'
import css from './sources.module.css'

/** Uploads a CSV of costs. Faults are shown line by line, and then nothing is written. */
export function CostUpload() {
  const { t } = useTranslation()
  const project = useProjectId()
  const { upload } = useCostMutations()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="btn quiet s" disabled={upload.isPending} onClick={() => input.current?.click()}>
        <IconFileImport className="i" aria-hidden />
        {t('sources.costs.upload')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('sources.costs.file')}
        onChange={({ currentTarget }) => void send(currentTarget)}
      />
      {upload.isError && (
        <div className={css.faults} role="alert">
          <p className="m">{t('sources.costs.refused')}</p>
          <ol>
            {faultsOf(upload.error).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
          <button type="button" className="btn quiet s" onClick={() => upload.reset()}>
            {t('close')}
          </button>
        </div>
      )}
    </>
  )

  async function send(from: HTMLInputElement): Promise<void> {
    const [file] = from.files ?? []
    if (!file) return
    const answer = await upload.mutateAsync(file).catch(() => undefined) // the error is shown below
    from.value = '' // so that the same file, once corrected, can be chosen again
    if (!answer) return
    const undo = answer.undo ? { project, token: answer.undo } : undefined
    showDone(t('sources.costs.uploaded', { count: answer.changed }), undo)
  }

  function faultsOf(error: unknown): string[] {
    const all = error instanceof Problem ? error.errors.map(({ detail }) => detail) : []
    return all.length > 0 ? all : [problemText(t, error)]
  }
}
