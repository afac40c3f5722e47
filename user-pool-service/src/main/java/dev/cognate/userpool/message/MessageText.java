package dev.cognate.userpool.message;

/** A message with all its placeholders filled; the subject is empty for text messages. */
record MessageText(String subject, String body) {
    @Override
    public String toString() {
        return "MessageText[]";
    }
}
