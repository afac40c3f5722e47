/** Users who register themselves: sign-up and its confirmation. */
package dev.cognate.userpool.signup;
