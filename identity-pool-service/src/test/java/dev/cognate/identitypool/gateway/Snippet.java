package dev.cognate.identitypool.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A block of code of the page about the access gateway, so that what stands there is what is tested. */
record Snippet(String text) {
    private static final Path PAGE = Path.of("../docs/access-gateway.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)\n(.*?)^```$");

    /** The first block of a language with a word in it. */
    static Snippet of(String language, String word) {
        try {
            return BLOCK.matcher(Files.readString(PAGE))
                    .results()
                    .filter(block -> language.equals(block.group(1)))
                    .map(block -> block.group(2))
                    .filter(text -> text.contains(word))
                    .findFirst()
                    .map(Snippet::new)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a setting of YAML is, in one line. */
    String value(String name) {
        return Pattern.compile(Pattern.quote(name) + ": (.*)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a matcher in a list of YAML's, {@code { prefix: a }} or {@code { exact: a }}, takes a name. */
    static boolean takes(String matchers, String name) {
        return Pattern.compile("\\{ (prefix|exact): (\\S+) }")
                .matcher(matchers)
                .results()
                .anyMatch(matcher -> takes(matcher, name));
    }

    private static boolean takes(MatchResult matcher, String name) {
        return "prefix".equals(matcher.group(1)) ? name.startsWith(matcher.group(2)) : name.equals(matcher.group(2));
    }
}
