/** A record filter as parameters of a query, where all is text. */
import { z } from 'zod';
import { RecordFilter } from '../../model/record-filter.js';

const { quotes, quality, ...texts } = RecordFilter.shape;

export const filterParameters = {
  ...texts,
  quotes: z
    .enum(['true', 'false'], 'expected true or false')
    .transform((text) => text === 'true')
    .optional()
    .meta({ type: 'boolean', description: quotes.description }),
  quality: z
    .string()
    .regex(/^\d(?:\.\d{1,9})?$/u, 'expected a number from 0 to 1')
    .transform(Number)
    .pipe(z.number().max(1, 'expected a number from 0 to 1'))
    .optional()
    .meta({ type: 'number', minimum: 0, maximum: 1, description: quality.description }),
};
