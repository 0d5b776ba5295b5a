import { useTranslation } from 'react-i18next'
import { useTitle } from '../shell/fresh.ts'
import { ViewBar } from '../view-bar/view-bar.tsx'

export default function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.board'))
  return <ViewBar title={t('nav.board')} kind="board" total={318} sum="26402800" />
}
