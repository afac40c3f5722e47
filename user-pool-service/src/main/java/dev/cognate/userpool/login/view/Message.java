package dev.cognate.userpool.login.view;

import java.util.Map;
import java.util.TreeMap;

/**
 * A sentence by its id, which each language's bundle words ({@code login/messages/<language>.properties}).
 *
 * @param id such as {@code signin.title}
 * @param arguments what the sentence's placeholders stand for, by name
 */
public record Message(String id, Map<String, Object> arguments) {
    private static final String VERBATIM = "verbatim";

    public Message {
        arguments = Map.copyOf(arguments);
    }

    /** A sentence without placeholders, or one whose placeholders follow by {@link #with}. */
    public static Message of(String id) {
        return new Message(id, Map.of());
    }

    /** Words that no bundle holds because they are data, such as the name of a custom attribute. */
    public static Message verbatim(String text) {
        return of(VERBATIM).with("text", text);
    }

    /** With what one placeholder stands for; a number where the sentence has plural forms. */
    public Message with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(arguments);
        more.put(name, value);
        return new Message(id, more);
    }
}
