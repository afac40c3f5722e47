package dev.cognate.userpool.terms;

/**
 * Where a client's documents are, in one language.
 *
 * @param termsOfUse a URL
 * @param privacyPolicy a URL
 */
public record TermsLinks(String termsOfUse, String privacyPolicy) {}
