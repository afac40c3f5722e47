package dev.cognate.identitypool.openid;

import org.jose4j.jws.AlgorithmIdentifiers;

/** What keys sign. Each purpose has keys of its own, which rotate by themselves. */
enum KeyPurpose {
    /** Tokens of identities. */
    IDENTITY(AlgorithmIdentifiers.RSA_USING_SHA512),
    /** Tokens of IAM's users and roles, RS256. */
    STS_RS256(AlgorithmIdentifiers.RSA_USING_SHA256),
    /** Tokens of IAM's users and roles, ES384. */
    STS_ES384(AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

    private final String algorithm;

    KeyPurpose(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The {@code alg} of its tokens. */
    String algorithm() {
        return algorithm;
    }

    /** What the JDK calls its keys. */
    String keyAlgorithm() {
        return this == STS_ES384 ? "EC" : "RSA";
    }
}
