/** Sign-in while the servers around it come and go. */
package dev.cognate.userpool.signin.outage;
