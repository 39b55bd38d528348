/** The command line. Each subcommand is one file beside this one, loaded when it is asked for. */
import { Command } from 'commander';
import { packageVersion } from './version.js';

interface Subcommand {
  /** What the help says of it. */
  about: string;
  load: () => Promise<Command>;
}

/** In the order of the help. Importing all of them takes seconds, one of them a fraction. */
const COMMANDS: Readonly<Record<string, Subcommand>> = {
  run: {
    about:
      'The main job: watch the sources, crawl, parse and deliver, with the desk on http://127.0.0.1:4800',
    load: async () => (await import('./run.js')).runCommand(),
  },
  ingest: {
    about:
      'Put stored pages through the whole pipeline, as if they had just been fetched; nothing is fetched',
    load: async () => (await import('./ingest.js')).ingestCommand(),
  },
  sources: {
    about: 'Add, list, show, pause, resume and remove what is watched',
    load: async () => (await import('./sources.js')).sourcesCommand(),
  },
  sinks: {
    about: 'What records are delivered to: list, test, pause, resume, dead letters, replay, remove',
    load: async () => (await import('./sinks.js')).sinksCommand(),
  },
  keys: {
    about: 'Keys of the API: create, list, revoke',
    load: async () => (await import('./keys.js')).keysCommand(),
  },
  backfill: {
    about: 'Find what a source published in a span of days, from its sitemaps; a run fetches it',
    load: async () => (await import('./backfill.js')).backfillCommand(),
  },
  parse: {
    about:
      'Parse pages into records, without a database: a file, a folder, a URL, a WARC file, or - for standard input',
    load: async () => (await import('./parse.js')).parseCommand(),
  },
  quotes: {
    about: 'Print who said what: on a page, on many texts, or by one speaker across all records',
    load: async () => (await import('./quotes.js')).quotesCommand(),
  },
  explain: {
    about: 'Print the ledger of a page: where each stretch of its text went, and which rule decided',
    load: async () => (await import('./explain.js')).explainCommand(),
  },
  compare: {
    about:
      'Show a copy beside its original: text taken over, blocks dropped and added, headline, quotes altered',
    load: async () => (await import('./compare.js')).compareCommand(),
  },
  copies: {
    about:
      'Show what shares most of its text with an article, whatever the site, and the earliest credible original',
    load: async () => (await import('./copies.js')).copiesCommand(),
  },
  export: {
    about: 'Write records: whole as JSONL, as a table, or as schema.org sees them',
    load: async () => (await import('./export.js')).exportCommand(),
  },
  import: {
    about: 'Take in records that were exported as JSONL, and deliver them; nothing is fetched or parsed',
    load: async () => (await import('./import.js')).importCommand(),
  },
  template: {
    about: "What was learned of a source's own text: blocks that stand on many of its articles",
    load: async () => (await import('./template.js')).templateCommand(),
  },
  history: {
    about: 'Show the versions of an article, newest first: where each came from and what it changed',
    load: async () => (await import('./history.js')).historyCommand(),
  },
  reprocess: {
    about:
      'Parse kept pages again; records whose content changed get a new version. Given pages are only compared',
    load: async () => (await import('./reprocess.js')).reprocessCommand(),
  },
  forget: {
    about: 'Delete what is kept of a page or of a whole source: bytes, records, quotes; sinks are told',
    load: async () => (await import('./forget.js')).forgetCommand(),
  },
  archive: {
    about: 'The WARC files that fetched pages are kept in',
    load: async () => (await import('./archive.js')).archiveCommand(),
  },
  audit: {
    about: 'Prove that nothing is lost: every URL, capture and delivery in exactly one state',
    load: async () => (await import('./audit.js')).auditCommand(),
  },
  doctor: {
    about: 'Check this machine: Node, the folder, the database, the queue, the archive, the port',
    load: async () => (await import('./doctor.js')).doctorCommand(),
  },
  schema: {
    about: "Print the record's JSON Schema",
    load: async () => (await import('./schema.js')).schemaCommand(),
  },
  fixture: {
    about: 'Test pages with the records that they must give (for contributors)',
    load: async () => (await import('./fixture.js')).fixtureCommand(),
  },
};

/** The program with the subcommand that the arguments name; where they name none, with the names of all. */
export async function program(args: readonly string[]): Promise<Command> {
  const root = new Command('copydesk')
    .description('News pages in, clean and fully attributed article records out.')
    .version(packageVersion)
    .option('--home <folder>', 'database, archive and output (default: ./.copydesk, or COPYDESK_HOME)')
    .option('--debug', 'print the stack of an error')
    .configureOutput({
      outputError: (text, write) => write(`copydesk: ${oneLine(text)} (--help shows what is expected)\n`),
    })
    .exitOverride();
  // A home may be called as a command is.
  const named = args.find((arg, at) => args[at - 1] !== '--home' && Object.hasOwn(COMMANDS, arg));
  for (const [name, { about, load }] of Object.entries(COMMANDS)) {
    if (named !== undefined && name !== named) continue;
    const command = name === named ? await load() : new Command(name);
    root.addCommand(inheriting(command.description(about), root));
  }
  return root;
}

/** A command is made before it has a parent, and so are its own subcommands. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const sub of command.commands) inheriting(sub as Command, command);
  return command;
}

/** Commander says `error: `, and what the user may have meant on a line of its own. */
function oneLine(text: string): string {
  return text
    .replace(/^error: /u, '')
    .trim()
    .replace(/\s*\n\s*/gu, ' ');
}
