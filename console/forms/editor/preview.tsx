import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormPreview } from '../../api/forms.ts'
import { problemText } from '../../ui/problem-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import type { FormDraft } from './draft.ts'
import css from './editor.module.css'

/** The pause (ms) after typing before the page is rendered again. */
const pause = 250
const sizes = ['desktop', 'phone'] as const

/** The page as visitors will see it, with unsaved edits, rendered by the server like the hosted page. */
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

/** Adds the nonce of this page to the styles, since the frame inherits its policy. The sandbox blocks scripts and submits. */
function withNonce(html: string): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.nonce ?? ''
  return html.replace('<style>', `<style nonce="${nonce}">`)
}
