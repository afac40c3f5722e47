// One custom challenge, three attempts; where the sign-in begins with SRP, the password comes first.
const MOST_ATTEMPTS = 3;

export const handler = async (event) => {
  const { session } = event.request;
  const last = session.at(-1);
  const answers = session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');

  event.response.issueTokens = false;
  event.response.failAuthentication = false;
  if (last?.challengeName === 'SRP_A') {
    event.response.challengeName = 'PASSWORD_VERIFIER';
  } else if (answers.at(-1)?.challengeResult === true) {
    event.response.issueTokens = true;
  } else if (answers.length >= MOST_ATTEMPTS || last?.challengeResult === false && answers.length === 0) {
    event.response.failAuthentication = true;
  } else {
    event.response.challengeName = 'CUSTOM_CHALLENGE';
  }
  return event;
};
