// Passkeys: suggested in the sign-in name's field, used by a button, made by a button.

let pending;

/** A browser runs one ceremony at a time: the next one ends the one before. */
function signal() {
  pending?.abort();
  pending = new AbortController();
  return pending.signal;
}

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (each) => each.charCodeAt(0));

const ids = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

function requestOptions(json) {
  return PublicKeyCredential.parseRequestOptionsFromJSON?.(json)
    ?? { ...json, challenge: bytes(json.challenge), allowCredentials: ids(json.allowCredentials) };
}

function creationOptions(json) {
  return PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    user: { ...json.user, id: bytes(json.user.id) },
    excludeCredentials: ids(json.excludeCredentials),
  };
}

const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

function written(credential) {
  if (credential.toJSON) {
    return credential.toJSON();
  }
  const response = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) {
      response[name] = text(credential.response[name]);
    }
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: credential.getClientExtensionResults(), response };
}

function post(form, credential) {
  for (const [name, value] of [['action', 'passkey'], ['credential', JSON.stringify(written(credential))]]) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  form.submit(); // past the checks of the fields, which a passkey needs none of
}

async function suggest(place, options) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    return;
  }
  const publicKey = { ...requestOptions(options), allowCredentials: [] };
  const credential = await navigator.credentials.get({ mediation: 'conditional', publicKey, signal: signal() });
  post(place.closest('form'), credential);
}

const ceremonies = {
  'sign-in': (options) => navigator.credentials.get({ publicKey: requestOptions(options), signal: signal() }),
  enrol: (options) => navigator.credentials.create({ publicKey: creationOptions(options), signal: signal() }),
};

function offering(place, options) {
  const button = place.querySelector('button');
  const problem = place.querySelector('.problem');
  button.hidden = false;
  button.addEventListener('click', async () => {
    problem.hidden = true;
    try {
      post(place.closest('form'), await ceremonies[place.dataset.passkey](options));
    } catch (refused) {
      if (refused.name !== 'AbortError') {
        problem.textContent = place.dataset.failed;
        problem.hidden = false;
      }
    }
  });
}

function unsupported(place) {
  const problem = place.querySelector('.problem');
  problem.textContent = place.dataset.unsupported;
  problem.hidden = place.dataset.passkey === 'autofill';
}

export function passkeys(root) {
  for (const place of root.querySelectorAll('[data-passkey]')) {
    if (!window.PublicKeyCredential) {
      unsupported(place);
      continue;
    }
    const options = JSON.parse(place.dataset.options);
    if (place.dataset.passkey === 'autofill') {
      suggest(place, options).catch(() => {}); // nothing was suggested or taken: the form is still there
    } else {
      offering(place, options);
    }
  }
}
