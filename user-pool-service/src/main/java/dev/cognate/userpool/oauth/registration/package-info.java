/** Dynamic client registration (RFC 7591): applications that make their own app clients. */
package dev.cognate.userpool.oauth.registration;
