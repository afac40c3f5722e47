/** E-mails and text messages: templates, masked destinations, SMTP and the SMS port. */
package dev.cognate.userpool.message;
