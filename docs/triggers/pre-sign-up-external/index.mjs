// Lets in from identity providers only who has an address of ours that the provider has verified. Other sign-ups are left to
// other rules.
const OUR_DOMAIN = 'example.com';

export const handler = async (event) => {
  if (event.triggerSource === 'PreSignUp_ExternalProvider') {
    const { email = '', email_verified: verified } = event.request.userAttributes;
    if (verified !== 'true' || !email.endsWith(`@${OUR_DOMAIN}`)) {
      throw new Error(`Please sign in with your address at ${OUR_DOMAIN}`);
    }
  }
  return event;
};
