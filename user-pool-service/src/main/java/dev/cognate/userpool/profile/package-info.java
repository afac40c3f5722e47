/** What is changed of users and verified of their addresses: by themselves with an access token, and by administrators. */
package dev.cognate.userpool.profile;
