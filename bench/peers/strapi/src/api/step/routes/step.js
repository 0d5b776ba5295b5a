module.exports = require('@strapi/strapi').factories.createCoreRouter('api::step.step')
