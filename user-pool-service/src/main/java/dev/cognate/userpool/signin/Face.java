package dev.cognate.userpool.signin;

/** The ways a sign-in comes in. All of them lead through the same engine, so no rule holds for one and not for another. */
public enum Face {
    /** An application, through InitiateAuth. */
    APPLICATION,
    /** A server with AWS credentials, through AdminInitiateAuth. */
    ADMINISTRATOR,
    /** A person on our own pages, which keep what was shown and let the authorization server give tokens for it. */
    PAGE
}
