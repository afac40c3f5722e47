package dev.cognate.userpool.login.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundlesTest {
    private static final Bundle ENGLISH = Bundle.read(Language.ENGLISH);
    private static final Pattern NAMED = Pattern.compile(
            "(?:Message\\.of\\(|LoginView\\.of\\(\\s*\"[\\w-]+\",|say\\.id\\()\\s*[\"']([a-z][\\w.-]*\\.[\\w.-]*\\w)[\"']\\s*\\)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldHaveTheSameSentencesWithTheSamePlaceholdersInEveryLanguage(Language language) {
        // given
        Bundle bundle = Bundle.read(language);

        // when, then
        assertThat(placeholders(bundle)).isEqualTo(placeholders(ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldHaveWordsForEverySentence(Language language) {
        // when, then
        assertThat(Bundle.read(language).sentences())
                .allSatisfy((id, sentence) ->
                        assertThat(sentence.with(Map.of("count", 3), language)).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ENGLISH", "PSEUDO"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldBeTranslated(Language language) {
        // given
        Bundle bundle = Bundle.read(language);

        // when
        long same = ENGLISH.ids().stream()
                .filter(id ->
                        bundle.sentences().get(id).equals(ENGLISH.sentences().get(id)))
                .count();

        // then: names such as "Passkeys" and "Website" may be the same
        assertThat(same).isLessThan(15);
    }

    @Test
    void shouldHaveASentenceForEveryIdThatCodeAndTemplatesName() {
        // given
        Set<String> named = new TreeSet<>();
        for (String folder : Set.of("src/main/java/dev/cognate/userpool", "src/main/resources/templates/login")) {
            texts(Path.of(folder)).forEach(text -> named.addAll(ids(text)));
        }

        // when, then
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(ENGLISH.ids()).containsAll(named);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, 1, At least 1 character",
        "ENGLISH, 8, At least 8 characters",
        "FRENCH, 1, Au moins 1 caractère",
        "ARABIC, 8, 8 أحرف على الأقل",
        "ARABIC, 12, 12 حرفًا على الأقل"
    })
    void shouldUseTheFormThatFitsTheNumber(Language language, int count, String sentence) {
        // when, then
        assertThat(Bundle.read(language)
                        .sentence(Message.of("password.rule.length").with("count", count)))
                .isEqualTo(sentence);
    }

    @Test
    void shouldKeepWhatRunsTheOtherWayTogether() {
        // when, then
        assertThat(Bundle.read(Language.ARABIC).sentence(Message.of("code.sent").with("destination", "+*******0123")))
                .isEqualTo("أرسلنا رمزًا إلى \u2068+*******0123\u2069.");
    }

    @Test
    void shouldAccentWordsOfThePseudoLocaleAndNothingElse() {
        // when, then
        assertThat(Bundle.read(Language.PSEUDO).sentence(Message.of("code.sent").with("destination", "a***@e***")))
                .startsWith("[Ẃé śéńť á ćóďé ťó a***@e***.")
                .endsWith("]");
    }

    private static Map<String, Set<String>> placeholders(Bundle bundle) {
        Map<String, Set<String>> names = new TreeMap<>();
        bundle.sentences().forEach((id, sentence) -> names.put(id, sentence.names()));
        return names;
    }

    private static Set<String> ids(String text) {
        Matcher matcher = NAMED.matcher(text);
        Set<String> ids = new TreeSet<>();
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static Set<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(BundlesTest::text).collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
