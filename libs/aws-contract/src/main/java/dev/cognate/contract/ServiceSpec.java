package dev.cognate.contract;

import java.util.List;

/**
 * An API of the contract.
 *
 * @param sdkId the name SDKs know it by, for example {@code Cognito Identity Provider}
 * @param signingName the service of its credential scope and its action prefix, for example {@code cognito-idp}
 * @param name the shape name, which is also the prefix of {@code X-Amz-Target}
 * @param version the API's date
 * @param protocol how it is spoken
 * @param operations every operation, sorted by name
 */
public record ServiceSpec(
        String sdkId,
        String signingName,
        String name,
        String version,
        Protocol protocol,
        List<OperationSpec<?, ?, ?>> operations) {}
