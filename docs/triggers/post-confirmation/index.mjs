// Tells another system of each new user. Its failure would not undo the confirmation, so it is only logged.
export const handler = async (event) => {
  if (event.triggerSource === 'PostConfirmation_ConfirmSignUp') {
    const { sub, email } = event.request.userAttributes;
    await announce({ kind: 'user-confirmed', sub, email });
  }
  return event;
};

const announce = async (message) => {
  try {
    await fetch(process.env.DELIVERY_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(3000),
    });
  } catch (error) {
    console.error('The new user was not announced:', error.message);
  }
};
