package dev.cognate.e2e.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the tests of the repository and reads what they say of themselves. */
final class TestSources {
    private static final Pattern JAVA_TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest|Property|RepeatedTest|TestFactory)\\b[\\s\\S]*?void (should\\w+)\\(");
    private static final Pattern SCRIPT_TEST = Pattern.compile("\\btest\\(\\s*[\"'`]([^\"'`]+)[\"'`]");
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final Map<String, Evidence> byName = new TreeMap<>();

    private TestSources() {}

    /** Reads the tests of some modules below {@code root}. */
    static TestSources in(Path root, List<String> modules) {
        TestSources sources = new TestSources();
        for (String module : modules) {
            try (Stream<Path> files = Files.walk(root.resolve(module))) {
                files.filter(TestSources::isTest).forEach(file -> sources.add(root, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    /** The tests in the class or script {@code name}. */
    Evidence require(String name) {
        Evidence evidence = byName.get(name);
        if (evidence == null) {
            throw new IllegalArgumentException("there is no test " + name);
        }
        return evidence;
    }

    private void add(Path root, Path file) {
        String fileName = file.getFileName().toString();
        boolean script = fileName.endsWith(".js");
        Pattern test = script ? SCRIPT_TEST : JAVA_TEST;
        List<String> sentences = test.matcher(read(file))
                .results()
                .map(match -> script ? match.group(1) : sentence(match.group(1).substring("should".length())))
                .toList();
        if (!sentences.isEmpty()) {
            String name = script ? fileName : fileName.substring(0, fileName.length() - ".java".length());
            byName.put(name, new Evidence(name, root.relativize(file).toString(), sentences));
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        boolean named = path.endsWith("Test.java") || path.endsWith("IT.java") || path.endsWith(".test.js");
        return named && !path.contains("/target/") && !path.contains("/node_modules/");
    }

    /** {@code shouldRefuseAWrongCode} as people write it. Names in capitals keep them. */
    private static String sentence(String method) {
        StringBuilder sentence = new StringBuilder();
        for (String word : WORD.split(method)) {
            boolean name = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            sentence.append(sentence.isEmpty() ? "" : " ").append(name ? word : word.toLowerCase(Locale.ROOT));
        }
        return sentence.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
