package dev.cognate.wire.config;

/**
 * The account and region that ARNs and pool ids name.
 *
 * <p>Its two settings stand directly under {@code cognate.}. A configuration mapping of that prefix would refuse every
 * setting of the features below it, so {@link RootAccount} reads them one by one.
 */
public interface AccountConfig {

    /** Twelve digits; {@code cognate.account-id}, by default {@code 000000000000}. */
    String accountId();

    /** An AWS region name; {@code cognate.region}, by default {@code us-east-1}. */
    String region();
}
