// Parse Server as its README starts it, with the two classes of the benchmark.
const { ParseServer } = require('parse-server')

const { PORT, DATABASE_URL, ACCESS_KEY } = process.env

const lead = {
  className: 'Lead',
  fields: {
    title: { type: 'String', required: true },
    name: { type: 'String' },
    phone: { type: 'String' },
    email: { type: 'String' },
    source: { type: 'String' },
    text: { type: 'String' },
    creation_date: { type: 'Date', required: true },
    paid_date: { type: 'Date' },
    status: { type: 'Number', required: true },
    price: { type: 'Number' },
  },
  indexes: { leads_creation_date: { creation_date: 1 } },
}
const status = {
  className: 'Status',
  fields: {
    number: { type: 'Number', required: true },
    name: { type: 'String', required: true },
    type: { type: 'String', required: true },
  },
}

ParseServer.startApp({
  host: '127.0.0.1',
  port: Number(PORT),
  serverURL: `http://127.0.0.1:${PORT}/parse`,
  mountPath: '/parse',
  databaseURI: DATABASE_URL,
  appId: 'leads',
  masterKey: ACCESS_KEY,
  allowCustomObjectId: false,
  schema: { definitions: [lead, status], strict: true },
})
