/** Of the record. Bumped when a field changes its meaning; added fields do not bump it. */
export const SCHEMA_VERSION = 1;
