/* The lines and bodies of the vendor's page, unchanged, except that a masked e-mail address is replaced by one of gmail.com. */

export const listLine = `curl 'https://cloud.roistat.com/api/v1/project/leads/lead/list?project=12345' \\
--request POST \\
--header 'Content-type: application/json' \\
--header 'Api-key: {KEY}' \\
--data '{"period": {"from":"2022-11-08T21:00:00.000Z","to":"2023-11-09T20:59:59.999Z"}}'`

export const listBody = `{
    "filters": [
        { "field": "price", "operator": ">", "value": "1000" },
        { "field": "title", "operator": "like", "value": "заявка" },
        { "field": "name", "operator": "like", "value": "Иванов" },
        { "field": "email", "operator": "like", "value": "gmail.com" },
        { "field": "status", "operator": "in", "value": ["0", "1", "2"] },
        { "field": "id", "operator": ">", "value": "1" },
        { 
            "field": "creation_date", 
            "operator": ">", 
            "value": "2022-01-01T21:00:00+0000" 
        },
        { 
            "field": "paid_date", 
            "operator": "=", 
            "value": "2023-11-08T13:29:27+0000" 
        },
        { "field": "phone", "operator": "=", "value": "+79999999999" },
        { "field": "source", "operator": "!=", "value": "2gis" }
    ],
    "limit": 20,
    "offset": 0,
    "period": {
        "from": "2023-10-17T21:00:00.000Z",
        "to": "2023-11-31T20:59:59.999Z"
    },
    "sort_field": "creation_date",
    "sort_order": "desc"
}`

export const lead10 = {
  id: '10',
  title: 'Вторая заявка',
  creation_date: '2023-11-08T13:03:21+0000',
  paid_date: '2023-11-08T13:29:27+0000',
  status: '1',
  price: 20000,
  name: 'Иванов Петр Иванович',
  phone: '+79999999999',
  email: 'petr@gmail.com',
  source: 'direct',
  text: 'Тоже важный клиент',
}
export const lead9 = {
  id: '9',
  title: 'Первая заявка',
  creation_date: '2023-10-31T20:49:52+0000',
  paid_date: '2023-11-08T13:29:27+0000',
  status: '0',
  price: 10000,
  name: 'Иванов Иван Иванович',
  phone: '+79999999999',
  email: 'ivan@gmail.com',
  source: 'vk',
  text: 'Важный клиент',
}

export const olderListBody = `{"period":{"from":"2021-11-08T21:00:00.000Z","to":"2022-11-09T20:59:59.999Z"},"filters":[
["creation_date",">","2022-01-01T21:00:00+0000"],["email","=","ivan@email.com"],["id","=","order_41556"],
["name","=","Иван Петров"],["paid_date","=","2022-01-01T21:00:00+0000"],["phone","=","+70003894141"],["price","=",8008],
["source","=","google2_search_20_10076505_13605556_24363401"],["status","=","3"],["title","=","Заявка"]],
"sort_field":"creation_date","sort_order":"desc","limit":100,"offset":0}`

export const lead41556 = {
  id: '41556',
  title: 'Заявка',
  creation_date: '2022-08-20T20:30:33+0000',
  paid_date: '2022-01-01T21:00:00+0000',
  status: '3',
  price: 8008,
  name: 'Иван Петров',
  phone: '+70003894141',
  email: 'ivan@email.com',
  source: 'google2_search_20_10076505_13605556_24363401',
  text: null,
}

export const statusesLine = `curl 'https://cloud.roistat.com/api/v1/project/leads/status/list?project=12345' \\
--request POST \\
--header 'Content-type: application/json' \\
--header 'Api-key: {KEY}'`

export const createLine = `curl 'https://cloud.roistat.com/api/v1/project/leads/lead/create?project=12345' \\
--request POST \\
--header 'Content-type: application/json' \\
--header 'Api-key: {KEY}' \\
--data '{"creation_date": "2023-02-22T08:05:35.569Z", "name": "Иванов Иван", "status": "1", "title": "Новая заявка"}'`

export const createBody = `{
    "creation_date": "2023-02-22T08:05:35.569Z",
    "email": "ivan@gmail.com",
    "name": "Иванов Иван",
    "paid_date": "2023-02-23T21:00:00.000Z",
    "phone": "71231231234",
    "price": 12500,
    "source": "direct",
    "status": "1",
    "title": "Новая заявка"
}`

export const updateLine = `curl 'https://cloud.roistat.com/api/v1/project/leads/lead/update?project=12345' \\
--request POST \\
--header 'Content-type: application/json' \\
--header 'Api-key: {KEY}' \\
--data '{id: "8", creation_date: "2023-10-22T21:00:00.000Z", name: "Михаил", phone: "+79999999997", price: 20000, source: "vk", status: "3", text: "Очень важный клиент", title: "Заявка 2" }'`

export const updateBody = `{
    "creation_date": "2023-10-22T21:00:00.000Z",
    "email": "mikhail@gmail.com",
    "id": "8",
    "name": "Михаил",
    "phone": "+79999999997",
    "price": 20000,
    "source": "vk",
    "status": "3",
    "text": "Очень важный клиент",
    "title": "Заявка 2"
}`

export const lead8 = {
  id: '8',
  title: 'Заявка 2',
  creation_date: '2023-10-22T21:00:00+0000',
  paid_date: null,
  status: '3',
  price: 20000,
  name: 'Михаил',
  phone: '+79999999997',
  source: 'vk',
  text: 'Очень важный клиент',
}

export const projectsLine = `curl 'https://cloud.roistat.com/api/v1/user/projects' \\
--request POST \\
--header 'Content-type: application/json' \\
--header 'Api-key: {KEY}'`
