package dev.cognate.wire.sigv4;

/**
 * What services sign differently.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed AWS
 *     API request</a>
 */
public enum SigningStyle {
    /** Paths are normalised and encoded twice, and the body's hash is part of the signature. */
    GENERAL,
    /** Paths are signed as they are, and the body's hash is what {@code x-amz-content-sha256} says. */
    S3;

    private static final String S3_SERVICE = "s3";

    /** The style of a service, by its name in credential scopes. */
    public static SigningStyle of(String service) {
        return S3_SERVICE.equals(service) ? S3 : GENERAL;
    }
}
