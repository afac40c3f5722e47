package dev.cognate.wire.sigv4;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a request says about its own signature; nothing of it is proven yet.
 *
 * @param accessKeyId whose key
 * @param scope day, region and service the key was derived for
 * @param signedHeaders lower-case names, as listed
 * @param signature lower-case hexadecimal
 * @param timestamp when it was signed
 * @param validity how long a pre-signed request says it is good for; empty for a signed header
 * @param sessionToken the token of temporary credentials
 */
record SignatureClaim(
        String accessKeyId,
        CredentialScope scope,
        List<String> signedHeaders,
        String signature,
        SigningTime timestamp,
        Optional<Duration> validity,
        Optional<String> sessionToken) {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    @Override
    public String toString() {
        return "SignatureClaim[accessKeyId=" + accessKeyId + ", scope=" + scope + "]";
    }
}
