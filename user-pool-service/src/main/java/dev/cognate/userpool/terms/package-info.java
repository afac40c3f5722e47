/**
 * Terms of use and privacy policies that our pages link to. Other features ask
 * {@link dev.cognate.userpool.terms.TermsOfUse}.
 */
package dev.cognate.userpool.terms;
