// Applications of their own origin, each with an unchanged library.
import { startApplication } from './browser.js';

/** An application that signs its users in with oidc-client-ts. Its client is made when its address is known. */
export async function startRelyingParty() {
  const application = await startApplication(`import { UserManager } from 'oidc-client-ts';
    const { settings } = await (await fetch('/settings')).json();
    const manager = new UserManager(settings);
    const button = document.querySelector('#sign-in');
    button.onclick = () => manager.signinRedirect();
    button.disabled = false;
    if (location.pathname === '/callback') {
      const user = await manager.signinRedirectCallback().catch((failure) => ({ profile: { failure: String(failure) } }));
      document.querySelector('#claims').textContent = JSON.stringify(user.profile);
    }`);
  return {
    ...application,
    configure: (next) =>
      application.configure({ redirect_uri: application.callback, response_type: 'code', scope: 'openid email', ...next }),
  };
}

/** An application with aws-amplify, which leaves what a test needs on the window. */
export const startAmplify = () =>
  startApplication(`import { Amplify } from 'aws-amplify';
    import 'aws-amplify/auth/enable-oauth-listener';
    import * as auth from 'aws-amplify/auth';
    import { Hub } from 'aws-amplify/utils';
    const { settings } = await (await fetch('/settings')).json();
    window.events = [];
    Hub.listen('auth', ({ payload }) => window.events.push(payload.event));
    Amplify.configure(settings);
    Object.assign(window, { Amplify, auth });`);
