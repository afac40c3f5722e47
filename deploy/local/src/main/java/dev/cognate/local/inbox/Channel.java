package dev.cognate.local.inbox;

/** How a message was sent. */
public enum Channel {
    EMAIL,
    SMS
}
