/** `--url`, for commands that read a page from elsewhere than its URL. */
import { Option } from 'commander';
import { CopydeskError } from '../errors.js';
import { httpUrl } from '../model/url.js';

export function urlOption(): Option {
  return new Option('--url <url>', 'the URL that a page from a file or standard input came from').argParser(
    (text: string) => {
      if (httpUrl(text) !== undefined) return text;
      throw new CopydeskError('usage', '--url: expected an http or https URL');
    },
  );
}
