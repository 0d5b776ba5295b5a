module.exports = require('@strapi/strapi').factories.createCoreController('api::lead.lead')
