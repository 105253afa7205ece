export { type Platform, startPlatform } from './platform.ts';
export { services } from './services.ts';
export { startServices } from './start-services.ts';
export { ensureWebApp } from './web-app.ts';
