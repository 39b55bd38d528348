import { spawnSync } from 'node:child_process';

/** Where Chromium is on this machine; empty where it is not. */
export const CHROMIUM =
  ['chromium', 'chromium-browser', 'google-chrome']
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
    .find((path) => path !== '') ?? '';
