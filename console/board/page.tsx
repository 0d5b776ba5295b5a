import { useTranslation } from 'react-i18next'
import { useTitle } from '../shell/fresh.ts'

export default function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.board'))
  return (
    <header className="head">
      <h1>{t('nav.board')}</h1>
    </header>
  )
}
