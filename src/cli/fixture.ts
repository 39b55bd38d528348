import { join } from 'node:path';
import { Command } from 'commander';
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
import { httpUrl } from '../model/url.js';
import { fixtureFolders } from '../pipeline/fixtures.js';
import { loadProfiles } from '../pipeline/profiles.js';
import { addFixture, updateFixture } from '../pipeline/write-fixture.js';
import type { FetchFlags } from './fetch-one.js';
import { examples } from './help.js';
import { pagesOf } from './parse.js';
import { withResolveOption } from './resolve-option.js';
import { urlOption } from './url-option.js';

interface AddFlags extends FetchFlags {
  site: string;
  slug: string;
  why: string;
  url?: string;
  to: string;
}

const FOLDER = 'fixtures';

export function fixtureCommand(): Command {
  return new Command('fixture')
    .addCommand(addCommand())
    .addCommand(updateCommand())
    .addHelpText('after', examples('copydesk fixture update fixtures/harbour-times'));
}

function addCommand(): Command {
  const command = new Command('add')
    .description('Keep a page as a fixture, with the record that it gives now')
    .argument('<input>', 'file or URL')
    .requiredOption('--site <site>', 'folder of the site')
    .requiredOption('--slug <slug>', 'folder of the page')
    .requiredOption('--why <text>', 'the rule that the fixture guards')
    .addOption(urlOption())
    .option('--to <folder>', 'folder of the fixtures', FOLDER);
  return withResolveOption(command)
    .addHelpText(
      'after',
      examples('copydesk fixture add page.html --url https://a.test/1 --site a --slug split-body --why "…"'),
    )
    .action(async (input: string, flags: AddFlags) => {
      const folder = join(flags.to, flags.site, flags.slug);
      for await (const stored of pagesOf(input, flags)) {
        if ('unreadable' in stored) throw new CopydeskError('input-unreadable', stored.unreadable);
        if (httpUrl(stored.url) === undefined)
          throw new CopydeskError('usage', `${input}: say with --url where the page came from`);
        await addFixture(folder, stored.page, flags.why);
      }
      await updateFixture(folder, loadProfiles());
      process.stdout.write(`${folder}: look at article.json before you commit it\n`);
    });
}

function updateCommand(): Command {
  return new Command('update')
    .description('Write article.json anew from the pages, and say which changed')
    .argument('[folder]', 'a fixture, or a folder of fixtures', FOLDER)
    .addHelpText(
      'after',
      examples('copydesk fixture update', 'copydesk fixture update fixtures/harbour-times'),
    )
    .action(async (root: string) => {
      const profiles = loadProfiles();
      const folders = await fixtureFolders(root);
      let changed = 0;
      for (const folder of folders) {
        if (!(await updateFixture(folder, profiles))) continue;
        changed++;
        process.stdout.write(`changed  ${folder}\n`);
      }
      process.stdout.write(`${counted(folders.length, 'fixture')}, ${changed} changed\n`);
    });
}
