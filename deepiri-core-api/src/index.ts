export { type Platform, startPlatform } from './platform.ts';
export { services } from './services.ts';
