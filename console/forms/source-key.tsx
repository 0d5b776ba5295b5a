import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSecret, useSiteKeyMutations, useSiteKeys } from '../api/site-keys.ts'
import { FailedPart } from '../ui/failed-part.tsx'
import { IconCheck } from '../ui/icons.ts'
import { showError } from '../ui/toasts.tsx'
import { RotateKey } from './key-parts.tsx'
import css from './list.module.css'

type Props = { name: string; onFound(id: string | undefined): void }

/** The key of a source. It has the name of the source and is bound to no site, since a server sends no origin. */
export function SourceKey({ name, onFound }: Props) {
  const { t } = useTranslation()
  const { all, error, retry } = useSiteKeys()
  const { create } = useSiteKeyMutations()
  const key = all?.findLast((each) => each.name === name && each.origins.length === 0)
  const secret = useSecret(key?.id)
  useEffect(() => onFound(key?.id), [key?.id, onFound])
  if (!all) return error && <FailedPart error={error} retry={retry} />
  if (key && secret !== undefined)
    return (
      <p className={css.state}>
        <IconCheck className="i" aria-hidden />
        {t('forms.source.hasKey', { name })}
      </p>
    )
  if (key) return <RotateKey id={key.id} />
  return (
    <p>
      <button
        type="button"
        className="btn primary"
        disabled={create.isPending}
        onClick={() => create.mutate({ name, origins: [] }, { onError: showError })}
      >
        {t('forms.source.makeKey')}
      </button>
    </p>
  )
}
