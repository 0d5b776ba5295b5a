import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormPreview } from '../../api/forms.ts'
import { problemText } from '../../ui/problem-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import type { FormDraft } from './draft.ts'
import css from './editor.module.css'

/** How long (ms) nothing is typed before the page is drawn anew. */
const pause = 250
const sizes = ['desktop', 'phone'] as const

/** The page as visitors will see it, with what is not saved: the same page that the server hosts. */
export function Preview({ draft }: { draft: FormDraft }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [size, setSize] = useState<(typeof sizes)[number]>('desktop')
  const [settled] = useDebouncedValue(draft, pause)
  const { data, error } = useFormPreview(settled)
  return (
    <section className={css.preview} aria-labelledby="preview-title">
      <header>
        <h2 id="preview-title">{t('forms.editor.preview')}</h2>
        {!isPhone && (
          <Segments
            label={t('forms.editor.width')}
            values={sizes}
            chosen={size}
            say={(each) => t(`forms.editor.size.${each}`)}
            choose={setSize}
          />
        )}
        <span className="t2">{t('forms.editor.withUnsaved')}</span>
      </header>
      {error && (
        <p className="msg" role="alert">
          {problemText(t, error)}
        </p>
      )}
      {data && (
        <iframe
          className={`${css.page} ${size === 'phone' ? css.narrow : ''}`}
          title={t('forms.editor.previewOf', { name: draft.name })}
          sandbox="allow-same-origin"
          srcDoc={withNonce(data.html)}
        />
      )}
    </section>
  )
}

/** The frame has the policy of this page, which lets in styles with its nonce alone. Scripts and submits are kept out by the sandbox. */
function withNonce(html: string): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.nonce ?? ''
  return html.replace('<style>', `<style nonce="${nonce}">`)
}
