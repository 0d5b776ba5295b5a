/** Russian city names of time zones, which Chromium lacks; other zones are named by their country. */
export const russianCities: Record<string, string> = table(`
  Europe/ Amsterdam=Амстердам Athens=Афины Belgrade=Белград Berlin=Берлин Bratislava=Братислава Brussels=Брюссель
    Bucharest=Бухарест Budapest=Будапешт Chisinau=Кишинёв Copenhagen=Копенгаген Dublin=Дублин Helsinki=Хельсинки
    Istanbul=Стамбул Kiev=Киев Kyiv=Киев Lisbon=Лиссабон Ljubljana=Любляна London=Лондон Madrid=Мадрид Minsk=Минск
    Oslo=Осло Paris=Париж Podgorica=Подгорица Prague=Прага Riga=Рига Rome=Рим Sarajevo=Сараево Skopje=Скопье
    Sofia=София Stockholm=Стокгольм Tallinn=Таллин Tirane=Тирана Vienna=Вена Vilnius=Вильнюс Warsaw=Варшава
    Zagreb=Загреб Zurich=Цюрих Astrakhan=Астрахань Busingen=Бюзинген-на-Верхнем-Рейне Kaliningrad=Калининград
    Kirov=Киров Moscow=Москва Samara=Самара Saratov=Саратов Simferopol=Симферополь Ulyanovsk=Ульяновск
    Volgograd=Волгоград
  Atlantic/ Reykjavik=Рейкьявик Azores=Азорские_о-ва Canary=Канарские_о-ва Madeira=Мадейра
    South_Georgia=Южная_Георгия
  Asia/ Tbilisi=Тбилиси Yerevan=Ереван Baku=Баку Tashkent=Ташкент Bishkek=Бишкек Dushanbe=Душанбе Ashgabat=Ашхабад
    Dubai=Дубай Jerusalem=Иерусалим Tehran=Тегеран Baghdad=Багдад Riyadh=Эр-Рияд Qatar=Доха Kuwait=Эль-Кувейт
    Beirut=Бейрут Amman=Амман Damascus=Дамаск Kabul=Кабул Karachi=Карачи Calcutta=Калькутта Kolkata=Калькутта
    Dhaka=Дакка Katmandu=Катманду Kathmandu=Катманду Colombo=Коломбо Bangkok=Бангкок Saigon=Хошимин
    Ho_Chi_Minh=Хошимин Phnom_Penh=Пномпень Vientiane=Вьентьян Rangoon=Янгон Yangon=Янгон Kuala_Lumpur=Куала-Лумпур
    Manila=Манила Shanghai=Шанхай Hong_Kong=Гонконг Taipei=Тайбэй Seoul=Сеул Pyongyang=Пхеньян Tokyo=Токио
    Almaty=Алматы Anadyr=Анадырь Aqtau=Актау Aqtobe=Актобе Atyrau=Атырау Barnaul=Барнаул Chita=Чита
    Famagusta=Фамагуста Gaza=Газа Hebron=Хеврон Hovd=Ховд Irkutsk=Иркутск Jakarta=Джакарта Jayapura=Джаяпура
    Kamchatka=Петропавловск-Камчатский Khandyga=Хандыга Krasnoyarsk=Красноярск Kuching=Кучинг Magadan=Магадан
    Makassar=Макасар Nicosia=Никосия Novokuznetsk=Новокузнецк Novosibirsk=Новосибирск Omsk=Омск Oral=Уральск
    Pontianak=Понтианак Qostanay=Костанай Qyzylorda=Кызылорда Sakhalin=о-в_Сахалин Samarkand=Самарканд
    Srednekolymsk=Среднеколымск Tomsk=Томск Ulaanbaatar=Улан-Батор Urumqi=Урумчи Ust-Nera=Усть-Нера
    Vladivostok=Владивосток Yakutsk=Якутск Yekaterinburg=Екатеринбург
  Africa/ Cairo=Каир Algiers=Алжир Tunis=Тунис Casablanca=Касабланка Lagos=Лагос Nairobi=Найроби
    Addis_Ababa=Аддис-Абеба Johannesburg=Йоханнесбург Accra=Аккра Dakar=Дакар Ceuta=Сеута Kinshasa=Киншаса
    Lubumbashi=Лубумбаши
  America/ Havana=Гавана Bogota=Богота Lima=Лима Caracas=Каракас Santiago=Сантьяго Montevideo=Монтевидео
    La_Paz=Ла-Пас Adak=Адак Anchorage=Анкоридж Araguaina=Арагуаина Argentina/La_Rioja=Ла-Риоха
    Argentina/Rio_Gallegos=Рио-Гальегос Argentina/Salta=Сальта Argentina/San_Juan=Сан-Хуан
    Argentina/San_Luis=Сан-Луис Argentina/Tucuman=Тукуман Argentina/Ushuaia=Ушуая Bahia=Баия
    Bahia_Banderas=Баия-де-Бандерас Belem=Белен Blanc-Sablon=Бланк-Саблон Boa_Vista=Боа-Виста Boise=Бойсе
    Buenos_Aires=Буэнос-Айрес Argentina/Buenos_Aires=Буэнос-Айрес Cambridge_Bay=Кеймбридж-Бей Campo_Grande=Кампу-Гранди Cancun=Канкун Catamarca=Катамарка
    Chicago=Чикаго Chihuahua=Чиуауа Ciudad_Juarez=Сьюдад-Хуарес Coral_Harbour=Корал-Харбор Cordoba=Кордова
    Coyhaique=Койайке Creston=Крестон Cuiaba=Куяба Danmarkshavn=Денмарксхавн Dawson=Доусон Dawson_Creek=Доусон-Крик
    Denver=Денвер Detroit=Детройт Edmonton=Эдмонтон Eirunepe=Эйрунепе Fort_Nelson=Форт_Нельсон Fortaleza=Форталеза
    Glace_Bay=Глейс-Бей Godthab=Нуук Nuuk=Нуук Goose_Bay=Гус-Бей Halifax=Галифакс Hermosillo=Эрмосильо
    Indiana/Knox=Нокс,_Индиана Indiana/Marengo=Маренго,_Индиана Indiana/Petersburg=Питерсберг,_Индиана
    Indiana/Tell_City=Телл-Сити Indiana/Vevay=Вевей,_Индиана Indiana/Vincennes=Винсеннес Indiana/Winamac=Уинамак
    Indianapolis=Индианаполис Indiana/Indianapolis=Индианаполис Inuvik=Инувик Iqaluit=Икалуит Jujuy=Жужуй Juneau=Джуно
    Kentucky/Monticello=Монтиселло,_Кентукки Los_Angeles=Лос-Анджелес Louisville=Луисвилл Maceio=Масейо Manaus=Манаус
    Matamoros=Матаморос Mazatlan=Масатлан Mendoza=Мендоса Menominee=Меномини Merida=Мерида Metlakatla=Метлакатла
    Mexico_City=Мехико Moncton=Монктон Monterrey=Монтеррей New_York=Нью-Йорк Nome=Ном Noronha=Норонья
    North_Dakota/Beulah=Бойла,_Северная_Дакота North_Dakota/Center=Центр,_Северная_Дакота
    North_Dakota/New_Salem=Нью-Сейлем,_Северная_Дакота Ojinaga=Охинага Phoenix=Финикс Porto_Velho=Порту-Велью
    Punta_Arenas=Пунта-Аренас Rankin_Inlet=Ранкин-Инлет Recife=Ресифи Regina=Реджайна Resolute=Резольют
    Rio_Branco=Риу-Бранку Santarem=Сантарен Sao_Paulo=Сан-Паулу Scoresbysund=Скорсбисунн Sitka=Ситка
    St_Johns=Сент-Джонс Swift_Current=Свифт-Керрент Thule=Туле Tijuana=Тихуана Toronto=Торонто Vancouver=Ванкувер
    Whitehorse=Уайтхорс Winnipeg=Виннипег Yakutat=Якутат
  Pacific/ Auckland=Окленд Bougainville=Бугенвиль Chatham=Чатем Easter=о-в_Пасхи Enderbury=о-в_Кантон
    Galapagos=Галапагосские_о-ва Gambier=о-ва_Гамбье Honolulu=Гонолулу Kiritimati=Киритимати Kosrae=Косрае
    Kwajalein=Кваджалейн Marquesas=Маркизские_о-ва Midway=о-ва_Мидуэй Pitcairn=о-ва_Питкэрн Ponape=Понпеи
    Port_Moresby=Порт-Морсби Tahiti=Таити Tarawa=Тарава Truk=Трук Wake=Уэйк
  Antarctica/ Casey=Кейси Davis=Дейвис DumontDUrville=Дюмон-д’Юрвиль Macquarie=Маккуори Mawson=Моусон
    McMurdo=Мак-Мердо Palmer=Палмер Rothera=Ротера Syowa=Сёва Troll=Тролль Vostok=Восток
  Australia/ Adelaide=Аделаида Brisbane=Брисбен Broken_Hill=Брокен-Хилл Darwin=Дарвин Eucla=Юкла Hobart=Хобарт
    Lindeman=Линдеман Lord_Howe=Лорд-Хау Melbourne=Мельбурн Perth=Перт Sydney=Сидней
  Indian/ Kerguelen=Кергелен`)

/** English city names that differ from the name of their zone. */
export const englishCities: Record<string, string> = table(`
  Asia/Calcutta=Kolkata Asia/Katmandu=Kathmandu Asia/Rangoon=Yangon Asia/Saigon=Ho_Chi_Minh_City
  Asia/Ho_Chi_Minh=Ho_Chi_Minh_City Europe/Kiev=Kyiv America/Godthab=Nuuk Africa/Asmera=Asmara Pacific/Truk=Chuuk
  Pacific/Ponape=Pohnpei America/Coral_Harbour=Atikokan`)

/** Large cities without a zone of their own, and short names, by the zone that they use. */
export const otherCities: Record<string, string> = {
  'Europe/Moscow': `мск msk спб питер Санкт-Петербург Петербург Saint Petersburg Казань Kazan Нижний Новгород Nizhny Novgorod
    Ростов-на-Дону Rostov Краснодар Krasnodar Воронеж Voronezh Сочи Sochi Тула Tula Ярославль Yaroslavl Рязань Пенза
    Ставрополь Липецк Тверь Чебоксары Брянск Иваново Белгород Калуга Курск Смоленск Махачкала Мурманск Архангельск Вологда`,
  'Europe/Samara': 'Тольятти Ижевск Izhevsk Togliatti',
  'Asia/Yekaterinburg': `Челябинск Chelyabinsk Уфа Ufa Пермь Perm Тюмень Tyumen Оренбург Orenburg Магнитогорск Сургут Surgut
    Курган Нижневартовск Ханты-Мансийск`,
  'Asia/Krasnoyarsk': 'Абакан Норильск Кызыл',
  'Asia/Novokuznetsk': 'Кемерово Kemerovo',
  'Asia/Irkutsk': 'Улан-Удэ Братск Ангарск Ulan-Ude',
  'Asia/Yakutsk': 'Благовещенск Blagoveshchensk',
  'Asia/Vladivostok': 'Хабаровск Khabarovsk Комсомольск-на-Амуре Находка Уссурийск',
  'Asia/Sakhalin': 'Южно-Сахалинск',
  'Asia/Almaty': 'Астана Astana Шымкент Shymkent Караганда Karaganda',
  'Europe/Berlin': 'Мюнхен Munich Гамбург Hamburg Франкфурт Frankfurt',
  'Europe/Istanbul': 'Анкара Ankara Анталья Antalya Измир Izmir',
  'Europe/Madrid': 'Барселона Barcelona Валенсия Valencia Малага Malaga',
  'Europe/Rome': 'Милан Milan',
  'Europe/London': 'Манчестер Manchester Эдинбург Edinburgh',
  'Asia/Dubai': 'Абу-Даби Abu Dhabi',
  'Asia/Jerusalem': 'Тель-Авив Tel Aviv Хайфа Haifa',
  'Asia/Shanghai': 'Пекин Beijing Гуанчжоу Guangzhou Шэньчжэнь Shenzhen',
  'Asia/Calcutta': 'Дели Delhi Мумбаи Mumbai',
  'Asia/Kolkata': 'Дели Delhi Мумбаи Mumbai',
  'America/New_York': 'Washington Boston Miami Atlanta Philadelphia Вашингтон Бостон Майами',
  'America/Chicago': 'Dallas Houston Austin Даллас Хьюстон',
  'America/Los_Angeles': 'San Francisco Seattle San Diego Las Vegas Сан-Франциско Сиэтл',
  'America/Toronto': 'Ottawa Montreal Монреаль Оттава',
}

/** `zone=name` pairs, or names after their area; an underscore in a name stands for a space. */
function table(text: string): Record<string, string> {
  const cities: Record<string, string> = {}
  let area = ''
  for (const word of text.trim().split(/\s+/)) {
    const [zone = '', name] = word.split('=')
    if (name === undefined) area = zone
    else cities[area + zone] = name.replaceAll('_', ' ')
  }
  return cities
}
