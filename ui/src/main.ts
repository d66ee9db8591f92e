import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@fontsource/be-vietnam-pro/latin-700.css';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/vietnamese-700.css';
import './kit/look.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { flushBeforeClosing } from './backend/closing';
import { flushAll } from './kit/route.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
void flushBeforeClosing(flushAll);
