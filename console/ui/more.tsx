import { useTranslation } from 'react-i18next'
import { FailedPart } from './failed-part.tsx'

type Pages = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: unknown
  fetchNextPage(): Promise<unknown>
}

/** A button below a list that loads its next page, or the error of that. */
export function More({ pages, label, className = 'btn' }: { pages: Pages; label?: string; className?: string }) {
  const { t } = useTranslation()
  if (!pages.hasNextPage) return null
  const next = () => void pages.fetchNextPage()
  return (
    <footer>
      {pages.isFetchNextPageError && !pages.isFetchingNextPage ? (
        <FailedPart error={pages.error} retry={next} />
      ) : (
        <button type="button" className={className} disabled={pages.isFetchingNextPage} onClick={next}>
          {label ?? t('more')}
        </button>
      )}
    </footer>
  )
}
