/**
 * Named in every record's provenance. Bumped with each release that gives other content for the same bytes. It stands
 * alone: who only names the parser need not load it.
 */
export const PARSER_VERSION = '0.1.0';
