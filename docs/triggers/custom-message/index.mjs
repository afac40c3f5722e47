// Speaks the user's language. The placeholders come with the event; the service fills them in.
const WORDS = {
  en: { subject: 'Welcome', body: (code) => `Hello! Your code is ${code}.` },
  de: { subject: 'Willkommen', body: (code) => `Guten Tag! Ihr Code ist ${code}.` },
};

export const handler = async (event) => {
  const { codeParameter, usernameParameter, clientMetadata, userAttributes } = event.request;
  const language = clientMetadata?.language ?? userAttributes.locale ?? 'en';
  const { subject, body } = WORDS[language] ?? WORDS.en;
  const invitation = event.triggerSource === 'CustomMessage_AdminCreateUser';
  const text = invitation ? `${usernameParameter}: ${body(codeParameter)}` : body(codeParameter);
  event.response.emailSubject = subject;
  event.response.emailMessage = `<p>${text}</p>`;
  event.response.smsMessage = text;
  return event;
};
