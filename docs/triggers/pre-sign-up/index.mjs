// Lets colleagues in at once, and refuses names that are too short.
const OUR_DOMAIN = 'example.com';
const SHORTEST_NAME = 5;

export const handler = async (event) => {
  if (event.userName.length < SHORTEST_NAME) {
    throw new Error(`A username has at least ${SHORTEST_NAME} characters`);
  }
  if (event.triggerSource === 'PreSignUp_SignUp') {
    const email = event.request.userAttributes.email ?? '';
    const ours = email.endsWith(`@${OUR_DOMAIN}`);
    event.response.autoConfirmUser = ours;
    event.response.autoVerifyEmail = ours;
  }
  return event;
};
