module.exports = require('@strapi/strapi').factories.createCoreController('api::step.step')
