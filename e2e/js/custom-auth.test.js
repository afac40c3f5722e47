// amazon-cognito-identity-js and managed login in a pool whose functions decide the sign-in: samples of docs/triggers, unchanged, behind the
// Lambda Invoke API.
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { openChromium, startApplication } from './browser.js';
import { type } from './keyboard.js';
import { endpoint, forPages, newClient, newPool, newUser, password } from './suite.js';

const FUNCTIONS = new Set([
  'define-auth-challenge',
  'create-auth-challenge',
  'verify-auth-challenge-response',
  'pre-token-generation',
]);
const arn = (name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

const lambda = createServer(async (request, response) => {
  const name = decodeURIComponent(request.url.split('/')[3]).split(':').at(-1);
  assert(FUNCTIONS.has(name), `unknown function ${name}`);
  const body = [];
  for await (const chunk of request) body.push(chunk);
  const { handler } = await import(`../../docs/triggers/${name}/index.mjs`);
  response.end(JSON.stringify(await handler(JSON.parse(Buffer.concat(body)))));
});

let pool;
let person;

before(async () => {
  const at = new URL(process.env.AWS_ENDPOINT_URL_LAMBDA);
  await new Promise((resolve) => lambda.listen(Number(at.port), at.hostname, resolve));
  const poolId = await newPool({
    LambdaConfig: {
      DefineAuthChallenge: arn('define-auth-challenge'),
      CreateAuthChallenge: arn('create-auth-challenge'),
      VerifyAuthChallengeResponse: arn('verify-auth-challenge-response'),
      PreTokenGenerationConfig: { LambdaArn: arn('pre-token-generation'), LambdaVersion: 'V2_0' },
    },
  });
  const { ClientId } = await newClient(poolId, {
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  pool = new CognitoUserPool({ UserPoolId: poolId, ClientId, endpoint });
  person = await newUser(poolId);
});

after(() => lambda.close());

const solve = ({ question }) =>
  String(question.split(' + ').reduce((sum, number) => sum + Number(number), 0));

/** Signs in by a method of the client, answering each challenge. Gives the session and how often it was asked. */
const signIn = (method, answerOf) =>
  new Promise((resolve, reject) => {
    const user = new CognitoUser({ Username: person.username, Pool: pool });
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    let asked = 0;
    const callbacks = {
      onSuccess: (session) => resolve({ session, asked }),
      onFailure: reject,
      customChallenge: (parameters) => {
        asked += 1;
        user.sendCustomChallengeAnswer(answerOf(parameters, asked), callbacks);
      },
    };
    user[method](new AuthenticationDetails({ Username: person.username, Password: password }), callbacks);
  });

test('identity-js signs in by a custom challenge alone', async () => {
  const { session, asked } = await signIn('initiateAuth', solve);
  assert.equal(asked, 1);
  assert.equal(session.getIdToken().payload.tenant, 'example.com');
  assert.match(session.getAccessToken().payload.scope, /files\/read/);
});

test('identity-js signs in by SRP and a custom challenge', async () => {
  const { session, asked } = await signIn('authenticateUser', solve);
  assert.equal(asked, 1);
  assert.equal(session.isValid(), true);
});

test('identity-js may answer again after a wrong answer', async () => {
  const { asked } = await signIn('initiateAuth', (parameters, count) => (count === 1 ? 'wrong' : solve(parameters)));
  assert.equal(asked, 2);
});

test('identity-js is refused after three wrong answers', async () => {
  await assert.rejects(
    signIn('initiateAuth', () => 'wrong'),
    { code: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  );
});

test('managed login asks a custom challenge, by keyboard alone', async () => {
  const application = await startApplication('');
  const chromium = await openChromium();
  try {
    const flows = { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] };
    const { ClientId } = await newClient(pool.getUserPoolId(), forPages(application.callback, flows));
    const tab = await chromium.newTab();
    const query = { client_id: ClientId, redirect_uri: application.callback, response_type: 'code', scope: 'openid' };
    await tab.goto(`${endpoint}/login?${new URLSearchParams(query)}`);

    await type(tab, '[name=username]', person.username);
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('[data-page="custom"]');
    const [question] = /\d+ \+ \d+/.exec(await tab.textContent('main'));
    await type(tab, '[name=answer]', solve({ question }));
    await Promise.all([tab.waitForURL(/callback\?code=/), tab.keyboard.press('Enter')]);

    assert.deepEqual(chromium.refused, []);
  } finally {
    await chromium.close();
    application.close();
  }
});
