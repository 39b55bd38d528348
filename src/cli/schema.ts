import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { articleJsonSchema } from '../model/article.js';
import { examples } from './help.js';

export function schemaCommand(): Command {
  return new Command('schema')
    .option('--out <file>', 'write it to a file instead')
    .addHelpText('after', examples('copydesk schema --out article.schema.json'))
    .action(async (options: { out?: string }) => {
      const text = `${JSON.stringify(articleJsonSchema(), null, 2)}\n`;
      if (options.out) await writeFile(options.out, text);
      else process.stdout.write(text);
    });
}
