package dev.cognate.userpool.federation.provider;

/** What strangers wrote, fit to be handed on in an {@code error_description} (RFC 6749 §4.1.2.1). */
public final class PlainText {
    private PlainText() {}

    /**
     * Text without quotes, backslashes and what is no printable ASCII.
     *
     * @param longest how many characters are kept
     */
    public static String of(String text, int longest) {
        String kept = text.replaceAll("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return kept.length() <= longest ? kept : kept.substring(0, longest);
    }
}
