package dev.cognate.testkit;

/**
 * A message the {@link EmbeddedMailServer} received.
 *
 * @param from the sender's address
 * @param subject the subject, decoded
 * @param body the texts of all parts, decoded
 */
public record Mail(String from, String subject, String body) {
    /** The first six digits that stand alone in the body; an {@link AssertionError} when there are none. */
    public String code() {
        return Codes.in(body);
    }
}
