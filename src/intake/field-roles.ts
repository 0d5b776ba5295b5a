import { LRUCache } from 'lru-cache'
import { touchFields } from '../domain/touch.ts'

/** The role of a value, by its field name. `first`, `middle` and `last` are parts of a name. */
export type Role =
  | 'title'
  | 'name'
  | 'first'
  | 'middle'
  | 'last'
  | 'phone'
  | 'email'
  | 'contact'
  | 'text'
  | 'visit'
  | 'source'
  | 'join'
  | 'nothing'
  | (typeof touchFields)[number]

/** Common field names of people and form builders, in Russian and English, in the spelling of `plain`. */
const names = {
  title:
    'title subject your_subject topic form_name formname form_title formtitle form тема тема_обращения форма название_формы',
  name: 'name fio full_name fullname your_name username user_name client_name customer_name contact_name person_name имя ваше_имя фио ваше_фио имя_клиента контактное_лицо как_вас_зовут как_к_вам_обращаться представьтесь',
  first: 'first_name firstname given_name',
  middle: 'middle_name middlename second_name patronymic patronymic_name отчество',
  last: 'last_name lastname surname family_name фамилия',
  phone:
    'phone tel telephone telefon mobile mobile_phone cell phone_number phonenumber tel_number your_phone your_tel user_phone client_phone customer_phone answer_phone phones phone_numbers телефоны contact_phone телефон ваш_телефон номер_телефона ваш_номер_телефона контактный_телефон мобильный мобильный_телефон',
  email:
    'email e_mail mail email_address your_email your_mail user_email client_email customer_email answer_email answer_non_profile_email emails contact_email почта ваша_почта электронная_почта эл_почта емейл имейл ваш_email',
  contact: 'contact contacts контакт контакты your_contact',
  text: 'comment comments message msg text body question your_message user_message message_text note notes description details textarea комментарий комментарии сообщение ваше_сообщение текст текст_сообщения вопрос ваш_вопрос примечание описание',
  visit: 'roistat roistat_visit',
  source: 'source источник',
  join: 'is_need_check_order_in_processing is_need_check_order_in_processing_append',
  nothing:
    'key api_key charset sync is_skip_sending password pass passwd g_recaptcha_response h_captcha_response cf_turnstile_response smart_token csrf csrf_token csrfmiddlewaretoken token sessid nonce wpnonce wp_http_referer bxajaxid wpcf7 wpcf7_version wpcf7_locale wpcf7_unit_tag wpcf7_container_post wpcf7_posted_data_hash wpcf7_recaptcha_response',
} satisfies Record<Exclude<Role, (typeof touchFields)[number]>, string>

const roles = new Map<string, Role>([
  ...touchFields.map((field): [string, Role] => [plain(field), field]),
  ...['referer', 'http_referer', 'http_referrer'].map((name): [string, Role] => [name, 'referrer']),
  ...['landing_page', 'landingpage', 'entry_page'].map((name): [string, Role] => [name, 'landing']),
  ...Object.entries(names).flatMap(([role, all]) => all.split(' ').map((name): [string, Role] => [name, role as Role])),
])

/**
 * The role of a field name: `your-phone`, `Ваш телефон:`, `tel-123` and `PHONE` are all a phone. Undefined for a custom
 * field.
 */
export function roleOf(name: string): Role | undefined {
  const cached = recentRoles.get(name)
  if (cached) return cached.role
  if (name.length > maxLength) return
  const known = plain(name)
  const role = roles.get(known) ?? roles.get(unnumbered(known))
  recentRoles.set(name, { role })
  return role
}

/** Caches recent names, since forms send the same ones repeatedly. */
const recentRoles = new LRUCache<string, { role: Role | undefined }>({ max: 1_000 })

/** The longest name that is looked up, in characters. */
const maxLength = 100

/** Removes the number that a form builder appends: `tel` of `tel_123`. */
function unnumbered(name: string): string {
  let end = name.length
  while (end > 0 && '0123456789'.includes(name[end - 1] as string)) end--
  return end < name.length && name[end - 1] === '_' ? name.slice(0, end - 1) : name.slice(0, end)
}

/** Normalises a name to lower-case letters and digits, separated by `_`. */
function plain(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, '_')
    .replace(/^_|_$/g, '')
}
