module.exports = require('@strapi/strapi').factories.createCoreService('api::step.step')
