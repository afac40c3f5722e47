package dev.cognate.userpool.oauth.extension;

/** What signs tokens. */
public enum Signing {
    /** RSASSA-PKCS1-v1_5 with SHA-256, as in Cognito. */
    RS256,
    /** ECDSA on P-256. */
    ES256,
    /** Ed25519. */
    EDDSA
}
