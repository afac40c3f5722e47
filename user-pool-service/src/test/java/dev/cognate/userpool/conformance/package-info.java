/**
 * OpenID's certification profiles for providers, walked point by point: a relying party, a browser on our pages, and one test
 * for each thing the conformance suite looks at.
 *
 * @see <a href="https://openid.net/certification/connect_op_testing/">OpenID Connect conformance testing for OPs</a>
 */
package dev.cognate.userpool.conformance;
