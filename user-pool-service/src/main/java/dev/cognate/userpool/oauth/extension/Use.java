package dev.cognate.userpool.oauth.extension;

/** How a client uses an extension. */
public enum Use {
    /** Not at all. */
    OFF,
    /** When it wants to. */
    ALLOWED,
    /** Always. */
    REQUIRED;

    /** Whether the client may use it. */
    public boolean isOn() {
        return this != OFF;
    }
}
