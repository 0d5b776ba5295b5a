// The key of the benchmark: an API token with full access, as a script on a server would have.
module.exports = {
  register() {},
  async bootstrap({ strapi }) {
    const accessKey = strapi.service('admin::api-token').hash(process.env.ACCESS_KEY)
    const token = { name: 'benchmark', description: '', kind: 'content-api', type: 'full-access', accessKey }
    await strapi.db.query('admin::api-token').create({ data: token })
  },
}
