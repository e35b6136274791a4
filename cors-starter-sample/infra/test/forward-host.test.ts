import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { only, synthesized } from './synthesized';

type Headers = Record<string, { value: string; multiValue?: { value: string }[] }>;

describe('the CloudFront function, as it is deployed', () => {
  const code = only(synthesized(), 'AWS::CloudFront::Function').properties.FunctionCode as string;

  it('copies the host that the viewer asked for', () => {
    const headers = { host: { value: 'www.example.com' } };
    assert.deepEqual(forwarded(headers), { ...headers, 'x-forwarded-host': { value: 'www.example.com' } });
  });

  it('keeps a port', () => {
    const headers = forwarded({ host: { value: 'www.example.com:8443' } });
    assert.deepEqual(headers['x-forwarded-host'], { value: 'www.example.com:8443' });
  });

  it('overwrites the host that the viewer forged', () => {
    const headers = forwarded({ host: { value: 'www.example.com' }, 'x-forwarded-host': { value: 'evil.example' } });
    assert.deepEqual(headers['x-forwarded-host'], { value: 'www.example.com' });
  });

  it('overwrites all lines of a forged host', () => {
    const forged = { value: 'evil.example', multiValue: [{ value: 'evil.example' }, { value: 'worse.example' }] };
    const headers = forwarded({ host: { value: 'www.example.com' }, 'x-forwarded-host': forged });
    assert.deepEqual(headers['x-forwarded-host'], { value: 'www.example.com' });
  });

  for (const [what, host] of [['no Host', {}], ['an empty Host', { host: { value: '' } }]] as const) {
    it(`removes a forged host from a request with ${what}`, () => {
      assert.deepEqual(forwarded({ ...host, 'x-forwarded-host': { value: 'evil.example' } }), host);
    });

    it(`sets none on a request with ${what}`, () => {
      assert.deepEqual(forwarded(host), host);
    });
  }

  it('removes Forwarded', () => {
    const headers = forwarded({
      host: { value: 'www.example.com' },
      forwarded: { value: 'host=evil.example;proto=http' },
    });
    assert.equal('forwarded' in headers, false);
  });

  it('leaves the rest of the request as it is', () => {
    const request = {
      method: 'POST',
      uri: '/api/books',
      querystring: { sort: { value: 'title' } },
      cookies: { visits: { value: '1' } },
      headers: {
        host: { value: 'www.example.com' },
        origin: { value: 'https://app.example.com' },
        authorization: { value: 'Bearer token' },
        'access-control-request-method': { value: 'PUT' },
        'x-forwarded-for': { value: '203.0.113.9' },
      },
    };
    assert.deepEqual(run(request), {
      ...request,
      headers: { ...request.headers, 'x-forwarded-host': { value: 'www.example.com' } },
    });
  });

  function forwarded(headers: Headers): Headers {
    return run({ method: 'GET', uri: '/', querystring: {}, cookies: {}, headers }).headers;
  }

  // The code runs in a world of its own, whose objects are brought back as JSON.
  function run<T>(request: T): T {
    const context = createContext({ json: JSON.stringify({ version: '1.0', context: {}, viewer: {}, request }) });
    return JSON.parse(runInContext(`${code}\nJSON.stringify(handler(JSON.parse(json)))`, context)) as T;
  }
});
