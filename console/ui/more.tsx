import { useTranslation } from 'react-i18next'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> }

/** A button below a list that reads its next page. */
export function More({ pages }: { pages: Pages }) {
  const { t } = useTranslation()
  if (!pages.hasNextPage) return null
  return (
    <footer>
      <button
        type="button"
        className="btn"
        disabled={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('more')}
      </button>
    </footer>
  )
}
