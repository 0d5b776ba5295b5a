const line = (cells: readonly string[], separator: string) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)

function table(columns: Record<string, string>, separator: string): Buffer {
  const rows = [Object.keys(columns), Object.values(columns)].map((cells) => line(cells, separator))
  return Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`)
}

/** Leads of Bitrix24, with the profit before the amount. */
export function fromBitrix(): Buffer {
  const columns = {
    ID: '1204',
    Стадия: 'В работе',
    'Название лида': 'Окна в дом',
    Обращение: '',
    Имя: 'Виктор',
    Отчество: 'Ильич',
    'Рабочий телефон': '',
    'Мобильный телефон': '+7 972 311-90-04',
    'Другой телефон': '',
    'Корпоративный сайт': '',
    'Рабочий e-mail': '',
    'Частный e-mail': 'v.tarasov@example.com',
    Источник: 'Веб-сайт',
    'Дополнительно об источнике': 'с главной',
    Прибыль: '12000.00',
    Сумма: '148000.00',
    Валюта: 'Российский рубль',
    Ответственный: 'Анна Кузнецова',
    'Дата создания': '14.03.2023 09:40:11',
    'Кем создан': 'Анна Кузнецова',
    'Дата изменения': '15.03.2023 10:00:00',
    Комментарий: 'Перезвонить',
    'UTM Source': 'yandex',
    'UTM Campaign': 'okna',
  }
  return table(columns, ';')
}

/** Deals of HubSpot. */
export function fromHubSpot(): Buffer {
  const columns = {
    'Record ID': '9912345678',
    'Deal Name': 'Windows for a house',
    'Deal Stage': 'В работе',
    Amount: '148000.5',
    Profit: '12000',
    Cost: '136000',
    'Deal owner': 'Anna',
    'Create Date': '2023-03-14 09:40',
    'Last Activity Date': '2023-03-15 10:00',
    'Associated Contact': 'Victor Tarasov',
    Email: 'v.tarasov@example.com',
    'Phone Number': '',
    'Mobile Phone Number': '+79723119004',
    'Original Source': 'Organic Search',
    'Closed Lost Reason': '',
  }
  return table(columns, ',')
}

/** Leads of Tilda. */
export function fromTilda(): Buffer {
  const columns = {
    Name: 'Виктор',
    Phone: '+7 (972) 311-90-04',
    Email: 'v.tarasov@example.com',
    Comments: 'Нужен замер',
    paymentsystem: 'cash',
    subtotal: '148000',
    utm_source: 'yandex',
    utm_campaign: 'okna',
    tranid: '1234567:89012345',
    formid: 'form321',
    formname: 'Заявка на замер',
    sent: '2023-03-14 09:40:11',
    referer: 'https://example.com/okna',
  }
  return table(columns, ';')
}

/** A list of tickets in English, whose columns have nearly the names of ours. */
export function fromEnglish(): Buffer {
  const columns = { ID: '77', Created: '2023-03-14', Status: 'В работе', Name: 'Victor', Phone: '+79723119005' }
  return table(columns, ',')
}
