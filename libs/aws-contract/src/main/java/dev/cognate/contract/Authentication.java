package dev.cognate.contract;

/** What the model asks of a caller before its request is read. */
public enum Authentication {
    /** A valid Signature Version 4. */
    SIGV4,
    /** Nothing on the HTTP level; the operation itself may ask for an access token or a secret hash. */
    NONE
}
