import { useTranslation } from 'react-i18next'
import { useImportMutations } from '../api/imports.ts'
import type { Import } from '../api/types.ts'
import { IconTrash } from '../ui/icons.ts'
import { showError } from '../ui/toasts.tsx'

type Props = { work: Import; isIcon?: boolean; onRemoved?: () => void }

/** A button that removes a file which nobody has loaded, and frees its place among the waiting ones. In a list it is an icon. */
export function RemoveImport({ work: { id, name }, isIcon = false, onRemoved = () => {} }: Props) {
  const { t } = useTranslation()
  const { remove } = useImportMutations(id)
  return (
    <button
      type="button"
      className={isIcon ? 'ib' : 'btn'}
      aria-label={isIcon ? t('imports.removeNamed', { name }) : undefined}
      disabled={remove.isPending}
      onClick={() => remove.mutate(undefined, { onSuccess: (isGone) => isGone && onRemoved(), onError: showError })}
    >
      {isIcon ? <IconTrash className="i" aria-hidden /> : t('imports.remove')}
    </button>
  )
}
