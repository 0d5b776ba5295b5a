import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import css from './catalogue.module.css'

/** The items of the catalogue, in columns of groups. */
const columns = [
  [
    ['site', ['form', 'snippet', 'html', 'former']],
    ['hand', ['lead']],
  ],
  [['builders', ['tilda', 'vk', 'yandex', 'contact-form-7', 'wpforms', 'bitrix']]],
  [['own', ['any', 'api']]],
] as const

type Props = { search: string; choose(what: string): void }

/** The catalogue of entry points; `search` keeps those whose texts contain it. */
export function Catalogue({ search, choose }: Props) {
  const { t } = useTranslation()
  const base = useId()
  const wanted = search.trim().toLowerCase()
  const isFound = (name: string) =>
    `${t(`forms.way.${name}`)} ${t(`forms.wayHint.${name}`)}`.toLowerCase().includes(wanted)
  return (
    <div className={css.cat}>
      {columns.map((groups) => (
        <div key={groups[0][0]}>
          {groups.map(([group, names]) => {
            const found = names.filter(isFound)
            if (found.length === 0) return null
            return (
              <section key={group} aria-labelledby={`${base}-${group}`}>
                <h3 id={`${base}-${group}`}>{t(`forms.ways.${group}`)}</h3>
                {found.map((name) => (
                  <button key={name} type="button" onClick={() => choose(name)}>
                    <span className="m">{t(`forms.way.${name}`)}</span>
                    <small>{t(`forms.wayHint.${name}`)}</small>
                  </button>
                ))}
              </section>
            )
          })}
        </div>
      ))}
    </div>
  )
}
