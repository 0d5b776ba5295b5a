import { useTranslation } from 'react-i18next'
import { useTitle } from '../shell/title.ts'
import base from './centered.module.css'
import css from './page-head.module.css'
import { useIsPhone } from './use-phone.ts'

/** The placeholder of a page that is not built yet. */
export function ComingSoon({ page }: { page: 'forms' }) {
  const { t } = useTranslation()
  useTitle(t(`nav.${page}`))
  return (
    <>
      <header className={useIsPhone() ? css['ph-head'] : css.head}>
        <h1>{t(`nav.${page}`)}</h1>
      </header>
      <section className={base.centered}>
        <h2>{t(`later.${page}.title`)}</h2>
        <p>{t(`later.${page}.text`)}</p>
        <p>
          <a className="link" href="/docs">
            {t('later.docs')}
          </a>
        </p>
      </section>
    </>
  )
}
