import { existsSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { SampleStack } from '../lib/sample-stack';
import { readSettings } from '../lib/settings';

const app = new App({ context: recommendedFlags });
const settings = readSettings(app.node);
if (!existsSync(settings.lambdaPackage)) {
  throw new Error(
    `There is no ${settings.lambdaPackage}. Build it first, in the root of the repository: ` +
      './mvnw -pl cors-starter-sample/lambda -am package -DskipTests',
  );
}
new SampleStack(app, 'CorsStarterSample', settings);
