// The one door to the words.
export { m } from './paraglide/messages.js';
