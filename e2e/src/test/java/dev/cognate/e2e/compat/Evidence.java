package dev.cognate.e2e.compat;

import java.util.List;

/**
 * Tests that show a line of a checklist.
 *
 * @param name the test class or script
 * @param path its file, from the root of the repository
 * @param sentences what its tests say
 */
record Evidence(String name, String path, List<String> sentences) {

    /** The part of it whose sentences begin with {@code beginning}. */
    Evidence only(String beginning) {
        List<String> chosen = sentences.stream()
                .filter(sentence -> sentence.startsWith(beginning))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no test of " + name + " begins with \"" + beginning + "\"");
        }
        return new Evidence(name, path, chosen);
    }
}
