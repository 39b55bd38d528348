import { describe, expect, it } from 'vitest';
import { resolveHeaders, wrongCookie, wrongHeader } from '../../src/model/secret-reference.js';

const secret = (name: string) => ({ TOKEN: 's3cret', SESSION: 'abc', BROKEN: 'a\nb' })[name];

describe('a header of the settings', () => {
  it.each([
    ['Authorization', 'env:TOKEN'],
    ['Authorization', 'Bearer env:TOKEN'],
    ['X-Api-Key', 'env:TOKEN'],
    ['Accept-Language', 'de, en;q=0.5'],
    ['X-Author', 'desk'],
  ])('%s: %s may stand there', (name, value) => {
    expect(wrongHeader(name, value)).toBeUndefined();
  });

  it.each([
    ['Authorization', 'Bearer s3cret', /reference such as env:TIMES_TOKEN/u],
    ['X-Auth-Token', 's3cret', /reference/u],
    ['x-api-key', 's3cret', /reference/u],
    ['Cookie', 'env:SESSION', /under the key cookies/u],
    ['User-Agent', 'Mozilla/5.0', /sets itself/u],
    ['Host', 'other.example', /sets itself/u],
    ['X Y', 'a', /name of a header/u],
    ['X-Y', 'a\r\nb', /printable/u],
    ['X-Y', 'for env:TOKEN', /env:NAME/u],
  ])('%s: %s may not, and the value is not said again', (name, value, said) => {
    expect(wrongHeader(name, value)).toMatch(said);
    expect(wrongHeader(name, value)).not.toContain('s3cret');
  });

  it('is a reference where it is a cookie', () => {
    expect(wrongCookie('session', 'env:SESSION')).toBeUndefined();
    expect(wrongCookie('session', 'abc')).toMatch(/reference/u);
    expect(wrongCookie('a=b', 'env:SESSION')).toMatch(/name of a cookie/u);
  });
});

describe('what is sent', () => {
  it('has the secrets in it', () => {
    const given = {
      headers: { Authorization: 'Bearer env:TOKEN', 'Accept-Language': 'de' },
      cookies: { a: 'env:SESSION', b: 'env:TOKEN' },
    };
    expect(resolveHeaders(given, secret)).toEqual({
      headers: { authorization: 'Bearer s3cret', 'accept-language': 'de', cookie: 'a=abc; b=s3cret' },
    });
    expect(resolveHeaders({}, secret)).toEqual({ headers: {} });
  });

  it.each([
    [{ headers: { Authorization: 'env:GONE' } }, 'GONE'],
    [{ cookies: { a: 'env:GONE' } }, 'GONE'],
    [{ headers: { Authorization: 'env:BROKEN' } }, 'BROKEN'],
  ])('is nothing where one is missing or cannot be sent: %o', (given, missing) => {
    expect(resolveHeaders(given, secret)).toEqual({ missing });
  });
});
