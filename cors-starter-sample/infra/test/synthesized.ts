import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { Template } from 'aws-cdk-lib/assertions';
import { SampleStack } from '../lib/sample-stack';
import type { SampleSettings } from '../lib/settings';

export const SETTINGS: SampleSettings = {
  lambdaPackage: join(__dirname, '..', '..', 'test', 'package'),
  allowedOrigins: ['https://app.example.com', 'https://admin.example.com'],
  originSecrets: ['1'],
};

export const CUSTOM_DOMAIN = {
  name: 'www.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-1111-2222-333344445555',
};

/** An application whose output is gone after the tests. */
export function temporaryApp(context: Record<string, string> = {}): App {
  const outdir = mkdtempSync(join(tmpdir(), 'cors-starter-infra-'));
  after(() => rmSync(outdir, { recursive: true, force: true }));
  return new App({ outdir, context: { ...recommendedFlags, ...context } });
}

/** What CloudFormation would get. Needs no network and no account. */
export function synthesized(settings: Partial<SampleSettings> = {}): Template {
  return Template.fromStack(new SampleStack(temporaryApp(), 'Test', { ...SETTINGS, ...settings }));
}

/** The only resource of a type. */
export function only(template: Template, type: string): { id: string; properties: any; dependsOn: string[] } {
  const found = Object.entries(template.findResources(type));
  const [first] = found;
  if (found.length !== 1 || first === undefined) {
    throw new Error(`${found.length} resources of type ${type}`);
  }
  const [id, resource] = first;
  return { id, properties: resource['Properties'], dependsOn: [resource['DependsOn'] ?? []].flat() };
}

/** A value as it stands in the template, its joins written out. */
export function written(value: any): string {
  if (typeof value === 'string') {
    return value;
  }
  if (value.Ref) {
    return `<${value.Ref}>`;
  }
  const [separator, parts] = value['Fn::Join'];
  return parts.map(written).join(separator);
}
