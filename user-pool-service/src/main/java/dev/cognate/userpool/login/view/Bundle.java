package dev.cognate.userpool.login.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences of one language. */
record Bundle(Language language, Map<String, Sentence> sentences) {

    Bundle {
        sentences = Map.copyOf(sentences);
    }

    static Bundle read(Language language) {
        Properties written =
                load("login/messages/" + (language == Language.PSEUDO ? "en" : language.tag()) + ".properties");
        return new Bundle(
                language,
                written.stringPropertyNames().stream()
                        .collect(Collectors.toMap(id -> id, id -> sentence(language, written.getProperty(id)))));
    }

    private static Sentence sentence(Language language, String pattern) {
        return Sentence.parse(language == Language.PSEUDO ? PseudoLocale.accented(pattern) : pattern);
    }

    private static Properties load(String resource) {
        Properties written = new Properties();
        try (InputStream in = Bundle.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The bundle " + resource + " is missing");
            }
            written.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
        return written;
    }

    Set<String> ids() {
        return sentences.keySet();
    }

    /** The sentence; an unknown id stands for itself, so that a page is still drawn. */
    String sentence(Message message) {
        Sentence sentence = sentences.get(message.id());
        return sentence == null ? message.id() : sentence.with(message.arguments(), language);
    }
}
