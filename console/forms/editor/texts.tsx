import { useTranslation } from 'react-i18next'
import { originsIn } from '../../api/site-keys.ts'
import { languages } from '../../i18n.ts'
import { Segments } from '../../ui/segments.tsx'
import type { Editing, FormDraft } from './draft.ts'
import css from './editor.module.css'
import { useTypedList } from './use-typed-list.ts'

type Part = 'name' | 'title' | 'intro' | 'button' | 'thanks_text' | 'source'

/** The texts of the page, the page of thanks, and the source of its leads. */
export function Texts({ editing }: { editing: Editing }) {
  const { t } = useTranslation()
  const { draft, edit } = editing
  const isOwnPage = draft.thanks === null
  return (
    <section aria-labelledby="texts-title" className={css.part}>
      <header className={css.sub}>
        <h2 id="texts-title">{t('forms.editor.texts')}</h2>
      </header>
      <Text editing={editing} part="name" max={100} isRequired />
      <Text editing={editing} part="title" max={500} isRequired />
      <Text editing={editing} part="intro" max={1000} isLong />
      <Text editing={editing} part="button" max={50} />
      <Segments
        isLabelSeen
        label={t('forms.editor.after')}
        values={['ourPage', 'address']}
        chosen={isOwnPage ? 'ourPage' : 'address'}
        say={(each) => t(`forms.editor.${each}`)}
        choose={(each) => edit({ thanks: each === 'ourPage' ? null : (draft.thanks ?? '') })}
      />
      {isOwnPage ? (
        <Text editing={editing} part="thanks_text" max={1000} isLong />
      ) : (
        <label className="field">
          <span>{t('forms.editor.thanks')}</span>
          <input
            className="in s"
            type="url"
            maxLength={2000}
            placeholder="https://shop.example/thanks"
            value={draft.thanks ?? ''}
            onChange={({ target }) => edit({ thanks: target.value })}
          />
        </label>
      )}
      <Text editing={editing} part="source" max={200} />
      <Origins editing={editing} />
      <label className="field">
        <span>{t('forms.editor.language')}</span>
        <select
          className="in s"
          value={draft.language}
          onChange={({ target }) => edit({ language: target.value as FormDraft['language'] })}
        >
          {languages.map((each) => (
            <option key={each} value={each}>
              {{ ru: 'Русский', en: 'English' }[each]}
            </option>
          ))}
        </select>
      </label>
    </section>
  )
}

const ofOrigins = { read: originsIn, write: (origins: string[]) => origins.join(', ') }

/** The sites on which the form may be embedded. */
function Origins({ editing: { draft, edit } }: { editing: Editing }) {
  const { t } = useTranslation()
  const [text, type] = useTypedList(draft.origins, ofOrigins)
  return (
    <label className="field">
      <span>{t('forms.editor.origins')}</span>
      <input
        className="in s"
        value={text}
        placeholder={t('forms.key.anyOrigin')}
        onChange={({ target }) => {
          type(target.value)
          edit({ origins: originsIn(target.value) })
        }}
      />
      <small>{t('forms.editor.originsHint')}</small>
    </label>
  )
}

type TextProps = { editing: Editing; part: Part; max: number; isLong?: boolean; isRequired?: boolean }

/** One text of the form; an empty optional one means the default. */
function Text({ editing: { draft, edit }, part, max, isLong = false, isRequired = false }: TextProps) {
  const { t } = useTranslation()
  const value = draft[part] ?? ''
  const change = (text: string) => edit({ [part]: text === '' && !isRequired ? null : text })
  const shared = { value, maxLength: max, placeholder: isRequired ? undefined : t(`forms.editor.usual.${part}`) }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: it holds one of two controls
    <label className="field">
      <span>{t(`forms.editor.text.${part}`)}</span>
      {isLong ? (
        <textarea {...shared} rows={2} className={`in ${css.area}`} onChange={({ target }) => change(target.value)} />
      ) : (
        <input {...shared} required={isRequired} className="in s" onChange={({ target }) => change(target.value)} />
      )}
    </label>
  )
}
